import type { Column, Table } from './table.js';

const LINE_END = '\r\n';
const DIVIDER = '; ';

/** The table as CSV (RFC 4180) in UTF-8, with its header. What is absent or null is an empty field. */
export function csvOf({ columns, rows }: Table): string {
  const lines = [
    columns.map(({ name }) => quoted(name)),
    ...rows.map((row) => columns.map((column) => quoted(textOf(valueIn(row, column), column)))),
  ];
  return lines.map((fields) => fields.join(',') + LINE_END).join('');
}

/** One item a line, whole, as JSON. */
export const ndjsonOf = ({ rows }: Table): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

function valueIn(row: object, { name }: Column): unknown {
  let value: unknown = row;
  for (const step of name.split('.'))
    value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return value;
}

function textOf(value: unknown, { type }: Column): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return type === 'string' ? guarded(value) : value;
  const isWords = Array.isArray(value) && type === 'string';
  return isWords && value.every((one) => typeof one === 'string')
    ? guarded(value.join(DIVIDER))
    : JSON.stringify(value);
}

/**
 * Spreadsheets run a text that begins like a formula, whoever wrote it: an apostrophe before it says that it is
 * a text. One more before those that begin with apostrophes themselves, so that taking one away gives all back.
 */
const guarded = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
