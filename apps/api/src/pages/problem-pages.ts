import { type ProblemCode, type ProblemKind, PROBLEMS } from '#libs/application';
import { html } from './html.js';
import { layout } from './layout.js';
import { table } from './table.js';

const CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);

export function problemsPage(): string {
  const rows = CODES.map(
    (code) =>
      html`<tr>
        <td>${PROBLEMS[code].status}</td>
        <td>
          <a href="/problems/${code}"><code>${code}</code></a>
        </td>
        <td>${PROBLEMS[code].title}</td>
      </tr>`,
  );
  return layout(
    'Problems',
    html`<h1>Problems</h1>
      <p class="lead">
        Every refusal is a problem document (RFC 9457). Its <code>type</code> leads here.
      </p>
      ${table(['Status', 'Code', 'Meaning'], rows)}`,
  );
}

export function problemPage(code: ProblemCode): string {
  const { status, exit, title, cause, fix, retryable }: ProblemKind = PROBLEMS[code];
  const example = { type: `/problems/${code}`, title, status, code, retryable };
  return layout(
    title,
    html`<h1>${title}</h1>
      <p class="quiet">
        <code>${code}</code> &middot; status ${status} &middot; exit code ${exit} of the command
        line &middot;
        ${retryable ? 'may be tried again as it is' : 'will not change by trying again'}
      </p>
      <h2>Why it happens</h2>
      <p>${cause}</p>
      <h2>What to do</h2>
      <p>${fix}</p>
      <h2>What it looks like</h2>
      <pre tabindex="0">${JSON.stringify(example, null, 2)}</pre>
      <p class="quiet"><a href="/problems">All problems</a></p>`,
  );
}
