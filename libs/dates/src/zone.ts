import { Temporal } from 'temporal-polyfill';

const IANA_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,3}$/;
const ZONE_NAME_MAX = 60;
const ZONES_REMEMBERED_MAX = 1_000;

const known = new Map<string, boolean>();

/** Whether this is an IANA time zone; a mere offset is none. */
export function knowsZone(timeZone: string): boolean {
  if (timeZone.length > ZONE_NAME_MAX || !IANA_NAME.test(timeZone)) return false;
  const remembered = known.get(timeZone);
  if (remembered !== undefined) return remembered;
  if (known.size >= ZONES_REMEMBERED_MAX) known.clear();
  const isKnown = isZone(timeZone);
  known.set(timeZone, isKnown);
  return isKnown;
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    // A RangeError is how Intl says that it knows no such zone; there is nothing else it can mean.
    return false;
  }
}

/** The first instant of a civil day: midnight, or whatever follows where a clock change skips it. */
export const startOfDay = (day: Temporal.PlainDate, timeZone: string): number =>
  day.toZonedDateTime(timeZone).epochMilliseconds;
