import { type Instant, type Occurred, type ResolvedDate, UNDATED } from '#libs/domain';
import type { Random } from './random.js';

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Everything happens in these days and is told in them, so that much coincides. */
export const FIRST_DAY = Date.UTC(2021, 11, 28);
const DAYS = 5;
/** What T2 supplies where a date gives no earliest. */
const BEGINS = FIRST_DAY - 2 * DAY_MS;

export const dayNumber = (random: Random): number => random.below(DAYS);
export const dayAt = (day: number): Instant => FIRST_DAY + day * DAY_MS;

/** A date as the door resolves it, of every kind that the law tells apart [T2]. */
export function randomOccurred(random: Random): Occurred {
  const day = dayNumber(random);
  const start = dayAt(day);
  const kinds: readonly (() => Occurred)[] = [
    () => dated(`day ${day}`, start, start + DAY_MS),
    () => dated(`day ${day}`, start, start + DAY_MS),
    () => dated('the first day', FIRST_DAY, FIRST_DAY + DAY_MS),
    () => dated(`day ${day}~`, start, start + 2 * DAY_MS),
    () => dated(`noon of day ${day}`, start + 12 * HOUR_MS, start + 12 * HOUR_MS + 1),
    () => dated(`day ${day} and three more`, start, start + 4 * DAY_MS),
    () => dated('2022-01', Date.UTC(2022, 0), Date.UTC(2022, 1)),
    () => dated('2021-12', Date.UTC(2021, 11), Date.UTC(2022, 0)),
    () => dated(`from day ${day}`, start, null),
    () => begun(random, dated(`until day ${day}`, null, start + DAY_MS)),
    () => begun(random, UNDATED),
  ];
  return random.oneOf(kinds)();
}

/** When a source said so: mostly a day, before or after the fact and the recording, or undated. */
export function randomPublished(random: Random): ResolvedDate {
  const start = dayAt(dayNumber(random));
  const kinds: readonly ResolvedDate[] = [
    { edtf: 'a day', earliest: start, latest: start + DAY_MS },
    { edtf: 'a day', earliest: start, latest: start + DAY_MS },
    { edtf: 'noon', earliest: start + 12 * HOUR_MS, latest: start + 12 * HOUR_MS + 1 },
    { edtf: 'since a day', earliest: start, latest: null },
    { edtf: null, earliest: null, latest: null },
  ];
  return random.oneOf(kinds);
}

const dated = (edtf: string, earliest: Instant | null, latest: Instant | null): Occurred => ({
  edtf,
  earliest,
  latest,
  gave: { earliest: earliest !== null, latest: latest !== null },
});

const begun = (random: Random, occurred: Occurred): Occurred =>
  random.isTrue(0.5) ? { ...occurred, earliest: BEGINS } : occurred;
