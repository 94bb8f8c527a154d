/** What stands at the head of every generated page. */
export const GENERATED =
  '<!-- Generated from the code by `npm run docs`; a test compares the two. -->';

export const page = (title: string, ...parts: readonly string[]): string =>
  `${[GENERATED, `# ${title}`, ...parts].join('\n\n')}\n`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string => `| ${row.map(escaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

export const json = (value: unknown): string =>
  ['```json', JSON.stringify(value, null, 2), '```'].join('\n');
