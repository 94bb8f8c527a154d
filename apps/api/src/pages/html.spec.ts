import { html } from './html.js';

describe('html', () => {
  it('escapes what is put into it, in text and in attributes', () => {
    const name = `<script>"&'`;
    expect(html`<a title="${name}">${name}</a>`.text).toBe(
      '<a title="&lt;script&gt;&quot;&amp;&#39;">&lt;script&gt;&quot;&amp;&#39;</a>',
    );
  });

  it('takes markup of its own as it is, one piece or many', () => {
    const items = ['a', 'b'].map((one) => html`<li>${one}</li>`);
    expect(
      html`<ul>
          ${items}
        </ul>
        ${html`<hr />`}`.text,
    ).toBe('<ul><li>a</li><li>b</li></ul><hr>');
  });
});
