import type { Instant } from '#libs/domain';
import { readInstant } from './instant-text.js';
import { DATE_TEXT_MAX, YEAR_MIN } from './limits.js';
import { readPeriod } from './period.js';
import { isRefused, quoted, type Refused, refused } from './refused.js';
import { knowsZone, startOfDay } from './zone.js';

/** A point of a question: the exclusive end of the period that was named [Q1]. */
export interface PointRead {
  readonly before: Instant;
}

const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<string, number>> = {
  m: MINUTE_MS,
  h: 60 * MINUTE_MS,
  d: 24 * 60 * MINUTE_MS,
  w: 7 * 24 * 60 * MINUTE_MS,
};

const FORMS =
  'an instant (2022-06-28T22:31:00Z), a day (2022-06-28), a month (2022-06), a year (2022), now, or a time ago (-30m, -12h, -7d, -2w)';

/**
 * Reads a point in time of a question [Q1]. A point is a period, taken at its end: an instant is a
 * millisecond, a plain date the civil day in the race's zone. A period that contains now ends now.
 */
export function readPoint(text: string, timeZone: string, now: Instant): PointRead | Refused {
  if (text.length > DATE_TEXT_MAX)
    return refused(`A point in time has at most ${DATE_TEXT_MAX} characters.`);
  if (text === 'now') return { before: now + 1 };
  if (text.startsWith('-')) return readAgo(text, now);
  if (!knowsZone(timeZone)) return refused(`${quoted(timeZone)} is no IANA time zone.`);
  const instant = readInstant(text);
  if (instant === null) return readPlain(text, timeZone, now);
  return isRefused(instant) ? instant : { before: instant.instant + 1 };
}

function readAgo(text: string, now: Instant): PointRead | Refused {
  const [, count, unit = ''] = /^-(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const unitMs = UNIT_MS[unit];
  if (count === undefined || unitMs === undefined) return noPoint(text);
  const instant = now - Number(count) * unitMs;
  if (instant < Date.UTC(YEAR_MIN, 0))
    return refused(`${quoted(text)} lies before the year ${YEAR_MIN}.`);
  return { before: instant + 1 };
}

/** The numbers 21 to 24 in the place of a month are seasons. */
const PLAIN = /^\d{4}(?:-(?!2[1-4]$)\d{2}(?:-\d{2})?)?$/;

/** A year, a month or a day, without anything that makes it vague. */
function readPlain(text: string, timeZone: string, now: Instant): PointRead | Refused {
  if (!PLAIN.test(text)) return noPoint(text);
  const bounds = boundsOf(text, timeZone);
  if (isRefused(bounds)) return bounds;
  const { start, end } = bounds;
  return { before: start <= now && now < end ? now + 1 : end };
}

interface Bounds {
  readonly start: Instant;
  /** Exclusive. */
  readonly end: Instant;
}

const PERIODS_REMEMBERED_MAX = 5_000;
/** The calendar and the zones of this process stay what they are: a popular day is worked out once. */
const remembered = new Map<string, Bounds>();

function boundsOf(text: string, timeZone: string): Bounds | Refused {
  const key = `${text} ${timeZone}`;
  const before = remembered.get(key);
  if (before !== undefined) return before;
  const period = readPeriod(text);
  if (isRefused(period)) return period;
  const bounds = {
    start: startOfDay(period.start, timeZone),
    end: startOfDay(period.end, timeZone),
  };
  if (remembered.size >= PERIODS_REMEMBERED_MAX) remembered.clear();
  remembered.set(key, bounds);
  return bounds;
}

const noPoint = (text: string): Refused =>
  refused(`${quoted(text)} is no point in time. Give ${FORMS}.`);
