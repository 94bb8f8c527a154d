import type { ResolvedDate } from '#libs/domain';
import { showDate } from './instants.js';

type Fields = Readonly<Record<string, unknown>>;

/** The data of a fact as documents show it: every date in it as a string with RFC 3339 instants. */
export function showData(data: Fields): Fields {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data))
    if (value !== undefined) shown[name] = showField(value);
  return shown;
}

function showField(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(showField);
  return isDate(value) ? showDate(value) : showData(value as Fields);
}

/** Whether what an event holds is a date, as it was resolved at the door [T4]. */
export const isDate = (value: object): value is ResolvedDate =>
  'edtf' in value && 'earliest' in value && 'latest' in value;
