import type { ListCursor } from '#libs/application';
import { readPoint } from '#libs/dates';
import type { Instant } from '#libs/domain';
import { ProblemError } from '../problems/problem-error.js';
import type { EventSource, SourcePage } from './event-source.js';
import type { StreamParameters } from './stream.parameters.js';

/** When the events of a stream were recorded. */
export interface RecordedRange {
  readonly since: Instant;
  /** Exclusive. */
  readonly until: Instant;
}

/**
 * Reads the range of a stream; without bounds it is all time.
 * @throws ProblemError
 */
export function readRange({ since, until }: StreamParameters, now: Instant): RecordedRange {
  return {
    since: readInstant('since', since, now) ?? -Infinity,
    until: readInstant('until', until, now) ?? Infinity,
  };
}

/** A stream over all races has no time zone, so days and months have no bounds in it. */
const INSTANT = /^(now$|-|.*T)/i;

function readInstant(name: string, text: string | undefined, now: Instant): Instant | undefined {
  if (text === undefined) return undefined;
  const point = INSTANT.test(text)
    ? readPoint(text, 'UTC', now)
    : { refused: 'Give an instant (2026-06-28T22:31:00Z), now, or a time ago (-30m, -7d).' };
  if ('before' in point) return point.before - 1;
  throw new ProblemError({
    problem: 'parameter-invalid',
    detail: point.refused,
    errors: [{ pointer: `?${name}`, code: 'date-invalid', detail: point.refused }],
  });
}

/** A source without what was recorded outside of a range, which is over when nothing inside can come any more. */
export function within(source: EventSource, range: RecordedRange): EventSource {
  return { ...source, read: async (at) => bounded(await source.read(at), range) };
}

function bounded(page: SourcePage, { since, until }: RecordedRange): SourcePage {
  const isPast = page.entries.some(({ event }) => event.recordedAt >= until);
  const entries = page.entries.filter(
    ({ event }) => event.recordedAt >= since && event.recordedAt < until,
  );
  const isComplete = page.watermark !== null && page.watermark >= until;
  return {
    ...page,
    entries,
    awaitsWatermark: until !== Infinity,
    isOver: isComplete && (isPast || page.caughtUp),
  };
}

/** Whether nothing is left to tell from a place on: a browser that comes back is told so, and stops. */
export async function isSpent(source: EventSource, at: ListCursor | null): Promise<boolean> {
  const { isOver, entries } = await source.read(at);
  return isOver === true && entries.length === 0;
}
