import {
  type Decider,
  knowsShape,
  withoutContent,
  type CommitRecord,
  type EventId,
  type TimelineEvent,
} from '#libs/domain';

/** Takes from an event of a stream what no decision about the stream reads. */
export type Lean = (stream: string, event: TimelineEvent) => TimelineEvent;

/** As the decider of the stream's kind has it; what nobody decides about is kept whole. */
export const leanBy =
  (deciders: Readonly<Record<string, Pick<Decider<unknown>, 'lean'>>>): Lean =>
  (stream, event) =>
    deciders[stream.slice(0, stream.indexOf('/'))]?.lean?.(event) ?? event;

/**
 * The one place where events become what is kept of them. What this program does not know is kept whole,
 * for one that does; and so is what only claims to be an event.
 */
export function leanEvents({ stream, events }: CommitRecord, lean: Lean): CommitRecord['events'] {
  return events.map((event) => {
    if (event.redacted === true || !knowsShape(event)) return event;
    try {
      return lean(stream, event);
    } catch {
      // The log takes whatever has an envelope; the state that this does not fit decides nothing more.
      return event;
    }
  });
}

/** Events with the content of those that were redacted left out [F7]. */
export const hiddenEvents = (
  events: CommitRecord['events'],
  hidden: readonly EventId[],
): CommitRecord['events'] =>
  events.map((event) => (hidden.includes(event.id) ? withoutContent(event, true) : event));
