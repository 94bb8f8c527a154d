import type { Session } from '../options.js';

/** Shows a reply: the document itself with --json, else the lines that a person reads. */
export function show(
  { terminal, asJson }: Session,
  document: unknown,
  lines: () => readonly string[],
): void {
  terminal.data(asJson ? JSON.stringify(document) : lines().join('\n'));
}

/** Columns of equal width, two spaces apart; the last is as wide as it likes. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => (row[index] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
