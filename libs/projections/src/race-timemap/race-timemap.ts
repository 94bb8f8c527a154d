import {
  type Accepted,
  type Clock,
  type EventId,
  formatInstant,
  type Instant,
  type KnownFacts,
  publishedTime,
  type TimelineEvent,
  turnsOf,
} from '#libs/domain';

/** An instant at which an answer about a race may turn, on either clock. */
export interface TimemapRow {
  /** Asked for, it gives the answer after the turn; a millisecond before, the one before it. */
  readonly at: string;
  /** Whether time alone may change the answer: something happened, or surely had by then. */
  readonly valid: boolean;
  /** Whether what is known changed. */
  readonly known: boolean;
}

/**
 * Every instant at which either clock changes what a race's answers are, ascending, each once. There may
 * be more than changes: an instant that changes nothing that is shown may be among them, none is left out.
 *
 * @param known everything known at the latest K on the clock.
 * @param events those behind it, in version order.
 */
export function timemapRows(
  known: KnownFacts,
  events: readonly Accepted<TimelineEvent>[],
  clock: Clock,
): readonly TimemapRow[] {
  // A turn is the exclusive end of a question; the point that ends there is the millisecond before [Q1].
  const valid = new Set(turnsOf(known).map((turn) => turn - 1));
  const learned = new Set(clock === 'recorded' ? recordedTimes(events) : publishedTimes(events));
  return [...new Set([...valid, ...learned])]
    .sort((one, other) => one - other)
    .map((at) => ({
      at: formatInstant(at),
      valid: valid.has(at),
      known: learned.has(at),
    }));
}

const recordedTimes = (events: readonly Accepted<unknown>[]): readonly Instant[] =>
  events.map(({ recordedAt }) => recordedAt);

/** What is published by the end of a period is known in it [Q2]: the period that ends there is the first. */
function publishedTimes(events: readonly Accepted<TimelineEvent>[]): readonly Instant[] {
  const recordedAt = new Map<EventId, Instant>(
    events.map((accepted) => [accepted.event.id, accepted.recordedAt]),
  );
  return events.flatMap(({ event, recordedAt: own }) => {
    const times = [publishedTime(event.sources, own)];
    if (event.type === 'EventCorrected') {
      const { replacement, event: target } = event.data;
      times.push(publishedTime(replacement.sources, recordedAt.get(target) ?? own));
    }
    return times.map((time) => time - 1);
  });
}
