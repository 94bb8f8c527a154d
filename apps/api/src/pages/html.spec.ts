import { html } from './html.js';

describe('html', () => {
  it('escapes what is put into it, in text and in attributes', () => {
    const name = `<script>"&'`;
    expect(html`<a title="${name}">${name}</a>`.text).toBe(
      '<a title="&lt;script&gt;&quot;&amp;&#39;">&lt;script&gt;&quot;&amp;&#39;</a>',
    );
  });

  it('takes markup of its own as it is, one piece or many', () => {
    const items = ['a', 'b'].map((one) => html`<i>${one}</i>`);
    expect(html`<b>${items}</b>`.text).toBe('<b><i>a</i><i>b</i></b>');
  });
});
