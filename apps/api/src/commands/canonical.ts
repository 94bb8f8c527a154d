import { createHash } from 'node:crypto';

/**
 * Hash of a document, whatever the order of its fields: the same command sent again has the same one.
 * @returns SHA-256, hex.
 */
export const hashOfDocument = (document: unknown): string =>
  createHash('sha256').update(JSON.stringify(document, withSortedFields)).digest('hex');

function withSortedFields(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
