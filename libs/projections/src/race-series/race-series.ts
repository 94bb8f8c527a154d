import { formatInstant, type Instant, type KnownFacts, type RaceIdentity } from '#libs/domain';
import { contextOf } from '../race-state/state-input.js';
import type { Measured } from './measured.js';
import { METRICS, type MetricName, type MetricQuestion } from './metrics.js';
import { SlotSweep } from './slot-sweep.js';

/** A V at which a series is read, and how rows name it. */
export interface SeriesPoint {
  readonly time: string;
  /** The exclusive end of V [Q1]. */
  readonly before: Instant;
}

/** A flat row of a series. */
export type SeriesRow = {
  readonly time: string;
  readonly candidate: string | null;
  readonly value: number | null;
  readonly possible: number | null;
} & Readonly<Record<string, string | number | boolean | null>>;

/** V from here on, up to an exclusive end. */
export interface SeriesWindow {
  readonly from: Instant;
  readonly to: Instant;
}

export interface SeriesQuestion extends MetricQuestion {
  readonly metric: MetricName;
  /** At which V, ascending; a window: wherever something changes in it, and at its beginning. */
  readonly at: readonly SeriesPoint[] | SeriesWindow;
}

/** More rows, or more points at which something changes, than one answer may have. */
export interface SeriesTooLong {
  readonly tooLong: 'rows' | 'points';
}

/** Points at which one series is computed. */
export const SERIES_POINTS_MAX = 5_000;
/** Rows of one series. */
export const SERIES_ROWS_MAX = 100_000;

/** A metric over V, as known at K: at given points every value, in a window the values that changed. */
export function raceSeries(
  known: KnownFacts,
  identity: RaceIdentity,
  asked: SeriesQuestion,
): readonly SeriesRow[] | SeriesTooLong {
  const metric = METRICS[asked.metric];
  const sweep = new SlotSweep(known, metric.kinds);
  const isWindow = 'from' in asked.at;
  const points = 'from' in asked.at ? turnsIn(sweep, asked.at) : asked.at;
  if (points.length > SERIES_POINTS_MAX) return { tooLong: 'points' };
  const rows: SeriesRow[] = [];
  let measured: readonly Measured[] = [];
  for (const { time, before } of points) {
    const earlier = measured;
    if (sweep.advance(before)) {
      const { held } = sweep;
      const input = { identity, slots: held, falseReports: [], validBefore: before };
      measured = metric.measure(contextOf(input), asked);
    }
    rows.push(...(isWindow ? changesOf(earlier, measured) : measured).map(rowAt(time)));
    if (rows.length > SERIES_ROWS_MAX) return { tooLong: 'rows' };
  }
  return rows;
}

/** A point of a question ends with the millisecond before its exclusive end. */
const turnsIn = (sweep: SlotSweep, { from, to }: SeriesWindow): readonly SeriesPoint[] => {
  const within = sweep.turns().filter((turn) => turn > from && turn <= to);
  return [from, ...within].map((before) => ({ time: formatInstant(before - 1), before }));
};

const rowAt =
  (time: string) =>
  ({ candidate, value, possible, of }: Measured): SeriesRow => ({
    time,
    candidate,
    value,
    possible,
    ...of,
  });

/** What is measured anew or otherwise, and what is measured no longer. */
function changesOf(earlier: readonly Measured[], now: readonly Measured[]): readonly Measured[] {
  const before = new Map(earlier.map((one) => [keyOf(one), one]));
  const after = new Set(now.map(keyOf));
  const changed = now.filter((one) => !isSame(before.get(keyOf(one)), one));
  const gone = earlier.filter((one) => !after.has(keyOf(one)));
  return [...changed, ...gone.map((one) => ({ ...one, value: null, possible: null }))];
}

/** Fields that tell what a value is of; the others describe it. */
const NAMING = ['measure', 'committee', 'pollster', 'option', 'unit'] as const;

const keyOf = ({ candidate, of }: Measured): string =>
  JSON.stringify([candidate, ...NAMING.map((name) => of[name] ?? null)]);

const isSame = (one: Measured | undefined, other: Measured): boolean =>
  one !== undefined && JSON.stringify(one) === JSON.stringify(other);
