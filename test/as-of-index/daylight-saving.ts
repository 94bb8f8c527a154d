import type { History } from '../oracle/histories.js';
import { DAY_MS, FIRST_DAY } from '../oracle/random-dates.js';

const HOUR_MS = 3_600_000;

/** The midnight in Chicago at which a history begins, and the day that is an hour shorter or longer. */
const CHANGES = {
  forward: { begins: Date.UTC(2022, 2, 11, 6), day: 2, byMs: -HOUR_MS },
  back: { begins: Date.UTC(2022, 10, 4, 5), day: 2, byMs: HOUR_MS },
} as const;

const INSTANTS: ReadonlySet<string> = new Set(['earliest', 'latest', 'recordedAt']);

/** The same history in days of Chicago, one of which has 23 hours or 25. */
export function inDaylightSaving(history: History, change: keyof typeof CHANGES): History {
  const { begins, day: changed, byMs } = CHANGES[change];
  const moved = (instant: number): number => {
    const day = Math.floor((instant - FIRST_DAY) / DAY_MS);
    const within = instant - FIRST_DAY - day * DAY_MS;
    return begins + day * DAY_MS + (day > changed ? byMs : 0) + within;
  };
  const text = JSON.stringify(history, (key, value: unknown) =>
    INSTANTS.has(key) && typeof value === 'number' ? moved(value) : value,
  );
  return JSON.parse(text) as History;
}
