import { createHash } from 'node:crypto';
import { type Html, Html as Markup, html } from './html.js';
import { STYLE } from './style.js';

const HASH = createHash('sha256').update(STYLE).digest('base64');

/** A dot on a line of time. A browser that is given no icon asks for one, and is told that there is none. */
const ICON = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M0 8h16" stroke="#57606a"/><circle cx="10" cy="8" r="4" fill="#0b5cad"/></svg>')}`;

/** Pages run no script and load nothing: their own style and icon alone are let in. */
export const CONTENT_SECURITY_POLICY = `default-src 'none'; img-src data:; style-src 'sha256-${HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The hash is of every character between the tags, so they are not left to a formatter. */
const STYLE_ELEMENT = new Markup(`<style>${STYLE}</style>`);

/** A whole page around its content. */
export function layout(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="${ICON}" />
        ${STYLE_ELEMENT}
      </head>
      <body>
        <nav aria-label="Pages">
          <a class="name" href="/">Election timeline</a>
          <a href="/docs">Reference</a>
          <a href="/problems">Problems</a>
          <a href="/v1/openapi.json">OpenAPI</a>
          <a href="/health/ready">Health</a>
        </nav>
        <main>${content}</main>
      </body>
    </html> `.text;
}
