import { readPoint } from '#libs/dates';
import { formatInstant, type Instant } from '#libs/domain';
import { SERIES_POINTS_MAX, type SeriesPoint } from '#libs/projections';
import type { Problem } from '../problems.js';
import type { Params } from './question.js';
import { dayAfter, type Window, wrong } from './window.js';

const HOUR_MS = 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const STEP = /^([1-9]\d{0,3})([hdw])$/;
const DAYS_OF = { d: 1, w: 7 } as const;

/** Where a window begins in words: a plain day, or an instant. */
export interface SteppedWindow extends Window {
  readonly timeZone: string;
  readonly now: Instant;
  /** The first day in the race's zone, where the window begins with one. */
  readonly firstDay: string | null;
}

/**
 * The points of a series, `every` so often: civil days, each at its end [Q1], where the window begins with
 * a day; else instants.
 */
export function readPoints(every: string, window: SteppedWindow): readonly SeriesPoint[] | Problem {
  const [, count, unit] = STEP.exec(every) ?? [];
  if (count === undefined)
    return wrong(
      'every',
      'step-invalid',
      `Give hours, days or weeks, as in 6h, 1d or 2w, not "${every}".`,
    );
  const steps = Number(count);
  const points =
    unit === 'h' || window.firstDay === null
      ? instants(window, steps * (unit === 'h' ? HOUR_MS : daysIn(unit) * 24 * HOUR_MS))
      : civilDays({ ...window, firstDay: window.firstDay }, steps * daysIn(unit));
  if (points.length <= SERIES_POINTS_MAX) return points;
  return wrong(
    'every',
    'series-too-long',
    `A series has ${SERIES_POINTS_MAX} points at most; step further or ask for less time.`,
  );
}

const daysIn = (unit: string | undefined): number => DAYS_OF[unit === 'w' ? 'w' : 'd'];

/** One more than there may be, so that too many show. */
const POINTS_READ_MAX = SERIES_POINTS_MAX + 1;

function instants({ from, to }: Window, stepMs: number): readonly SeriesPoint[] {
  const count = Math.min(Math.ceil((to - from) / stepMs), POINTS_READ_MAX);
  return Array.from({ length: count }, (_, index) => {
    const at = from + index * stepMs;
    return { time: formatInstant(at), before: at + 1 };
  });
}

/** The day that contains now ends now; the days of the window are those that begin in it. */
function civilDays(
  { timeZone, now, to, firstDay }: SteppedWindow & { readonly firstDay: string },
  days: number,
): readonly SeriesPoint[] {
  const points: SeriesPoint[] = [];
  for (let day = firstDay; points.length < POINTS_READ_MAX; day = dayAfter(day, days)) {
    const begins = readPoint(dayAfter(day, -1), timeZone, -Infinity);
    const ends = readPoint(day, timeZone, now);
    if ('refused' in begins || 'refused' in ends || begins.before >= to) break;
    points.push({ time: day, before: ends.before });
  }
  return points;
}

/** The day with which a window begins: as it is given, or where it is not, as the race's cycle begins. */
export function firstDayOf({ from }: Params, begins: string): string | null {
  if (from === undefined) return begins;
  const day = from.length === 7 ? `${from}-01` : from.length === 4 ? `${from}-01-01` : from;
  return DAY.test(day) ? day : null;
}
