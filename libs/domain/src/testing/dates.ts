import type { Instant } from '../time/instant.js';
import { type Occurred, type ResolvedDate, UNDATED } from '../time/occurred.js';

/**
 * EDTF in UTC, as much of it as tests need: years, months, days, instants, `~`, and intervals with
 * open ends. The real reader stands at the door; the domain sees only what it resolved.
 */
export function dateOf(edtf: string): ResolvedDate {
  const [start = '', end = start] = edtf.split('/');
  return { edtf, earliest: boundsOf(start).earliest, latest: boundsOf(end).latest };
}

/** When an act took place; undated where there is no text. */
export function occurredOn(edtf: string | undefined): Occurred {
  if (edtf === undefined) return UNDATED;
  const { earliest, latest } = dateOf(edtf);
  return { edtf, earliest, latest, gave: { earliest: earliest !== null, latest: latest !== null } };
}

/** The bound that a rule supplies where the text gives none [T2]. */
export const beginning = (occurred: Occurred, earliest: Instant): Occurred =>
  occurred.earliest === null ? { ...occurred, earliest } : occurred;

/** The first instant of a date, as a number. */
export const at = (edtf: string): Instant => dateOf(edtf).earliest ?? -Infinity;

function boundsOf(text: string): { earliest: Instant | null; latest: Instant | null } {
  if (text === '..' || text === '') return { earliest: null, latest: null };
  const earliest = Date.parse(text.replace(/[~?%]$/, ''));
  if (text.includes('T')) return { earliest, latest: earliest + 1 };
  return { earliest, latest: after(earliest, text) };
}

/** One unit of the last written part on, and one more where the date is approximate. */
function after(earliest: Instant, text: string): Instant {
  const end = new Date(earliest);
  const units = /[~%]$/.test(text) ? 2 : 1;
  const [, month, day] = text.split('-');
  if (day !== undefined) end.setUTCDate(end.getUTCDate() + units);
  else if (month !== undefined) end.setUTCMonth(end.getUTCMonth() + units);
  else end.setUTCFullYear(end.getUTCFullYear() + units);
  return end.getTime();
}
