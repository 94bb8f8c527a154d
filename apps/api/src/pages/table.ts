import { type Html, html } from './html.js';

/** Rows of a page below their headings; a narrow screen scrolls it, by keyboard too. */
export const table = (head: readonly string[], rows: readonly Html[]): Html =>
  html`<div class="table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map((one) => html`<th>${one}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
