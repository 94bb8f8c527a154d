import { createHash } from 'node:crypto';
import { html } from './html.js';
import { CONTENT_SECURITY_POLICY, layout } from './layout.js';

it('lets in the very style that the page carries', () => {
  const [, style = ''] = /<style>([^]*?)<\/style>/.exec(layout('A page', html`<p>x</p>`)) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(style).not.toBe('');
  expect(CONTENT_SECURITY_POLICY).toContain(`'sha256-${hash}'`);
});
