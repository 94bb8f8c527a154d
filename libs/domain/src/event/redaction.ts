import type { EventOf, TimelineEvent } from '../events/index.js';
import { UNDATED } from '../time/occurred.js';
import type { Accepted, EventId, Redaction } from './timeline-event.js';

/**
 * What stays of an event in a log that was restored without the content that was redacted: a reader takes
 * it for the event as it is once it is redacted.
 */
export interface RemovedEvent extends Pick<TimelineEvent, 'id' | 'type' | 'schema'> {
  readonly redacted: true;
  /** A link runs on through what is hidden [F4]. */
  readonly follows?: string;
}

const NOTHING: readonly EventId[] = [];

/**
 * The events that this one hides, itself none of them: the one that it names, and all that acts on that. The rule
 * of the log asks this of records that anybody may have written: what names nothing that could be an event hides
 * nothing.
 */
export function hiddenBy(event: TimelineEvent): readonly EventId[] {
  if (event.type !== 'EventRedacted') return NOTHING;
  const { event: named, hides } = asUnread(event.data);
  const ids: readonly unknown[] = Array.isArray(hides) ? hides : [named];
  return ids.filter((id) => typeof id === 'string');
}

const asUnread = (data: unknown): Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};

/** An event of which the envelope alone is left. */
export function withoutContent(
  { id, type, schema, follows }: Omit<RemovedEvent, 'redacted'>,
  redacted: Redaction | true,
): TimelineEvent {
  const blank = {
    id,
    type,
    schema,
    occurred: UNDATED,
    assertion: 'reported',
    sources: [],
    ...(follows !== undefined && { follows }),
    redacted,
    data: {},
  };
  // Whoever reads the data of an event has asked whether it is redacted.
  return blank as unknown as TimelineEvent;
}

/** Why and when, for what a redaction hides. */
export const redactionIn = ({
  event,
  recordedAt,
}: Accepted<EventOf<'EventRedacted'>>): Redaction => ({
  event: event.id,
  at: recordedAt,
  reason: event.data.reason,
});

/** The event hidden: neither what it said nor what was said of it, nor by whose key, is left. */
export function redactedBy(
  redaction: Redaction,
  accepted: Accepted<TimelineEvent>,
): Accepted<TimelineEvent> {
  const [role = ''] = accepted.by.split(':');
  return {
    ...accepted,
    by: role,
    correlation: null,
    warnings: [],
    event: withoutContent(accepted.event, redaction),
  };
}

/** @returns undefined where the event is none. */
export const asRedaction = (
  accepted: Accepted<TimelineEvent>,
): Accepted<EventOf<'EventRedacted'>> | undefined =>
  accepted.event.type === 'EventRedacted' ? { ...accepted, event: accepted.event } : undefined;

/** The events with those hidden that a redaction among them hides, whichever comes first. */
export function withoutRedacted(
  events: readonly Accepted<TimelineEvent>[],
): readonly Accepted<TimelineEvent>[] {
  const hidden = new Map<EventId, Redaction>();
  for (const accepted of events) {
    const redaction = asRedaction(accepted);
    if (redaction === undefined) continue;
    for (const id of hiddenBy(redaction.event)) hidden.set(id, redactionIn(redaction));
  }
  if (hidden.size === 0) return events;
  return events.map((accepted) => {
    const redaction = hidden.get(accepted.event.id);
    return redaction === undefined ? accepted : redactedBy(redaction, accepted);
  });
}
