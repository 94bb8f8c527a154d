import { Temporal } from 'temporal-polyfill';
import { YEAR_MAX, YEAR_MIN } from './limits.js';
import { noSuchDay, type Refused, yearOutside } from './refused.js';

const RFC_3339 = /^(\d{4})-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/;

export interface Millisecond {
  readonly instant: number;
}

/** @returns null where the text is not meant as an instant. */
export function readInstant(text: string): Millisecond | Refused | null {
  const year = RFC_3339.exec(text)?.[1];
  if (year === undefined) return null;
  if (Number(year) < YEAR_MIN || Number(year) > YEAR_MAX) return yearOutside(text);
  try {
    return { instant: Temporal.Instant.from(text.toUpperCase()).epochMilliseconds };
  } catch {
    // A RangeError is how the calendar says that there is no such instant.
    return noSuchDay(text);
  }
}
