/** Text that is HTML already, and never escaped again. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escape(String(part));
}

/** Markup with values in it; whatever is not Html is escaped. */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = markup.map((piece, index) => {
    const part = parts[index];
    return part === undefined ? piece : piece + textOf(part);
  });
  return new Html(text.join(''));
}
