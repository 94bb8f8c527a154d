import type { EventId } from '../event/timeline-event.js';
import { commandKey } from './command-key.js';
import type { EventReference, Field, Reading } from './field.js';
import { isRecord, object, optional } from './record-fields.js';
import { refuse } from './refusing.js';
import { integer } from './scalar-fields.js';

/** Sixteen bytes in lower-case base32 [F1]; a further measure of the event follows after `#` [S1]. */
const EVENT_ID = /^[a-z2-7]{26}(?:#[A-Za-z0-9-]{1,80})?$/;
/** How many commands one document may send together. */
export const COMMANDS_MAX = 500;

/** The event that a well-formed reference names; anything else names none. */
export function eventNamed(value: unknown, reading: Pick<Reading, 'eventId'>): EventId | null {
  if (typeof value === 'string') return EVENT_ID.test(value) ? value : null;
  if (!isRecord(value)) return null;
  const { key, index } = value;
  if (typeof index !== 'number' || !isPlace(index)) return null;
  if (typeof key === 'string') return reading.eventId({ key, index });
  return key === undefined ? reading.eventId({ index }) : null;
}

/** A reference as the client wrote it: what it names by a key is looked for by an id that only we computed. */
export function writtenReference(value: unknown, event: EventId): string {
  if (!isRecord(value)) return event;
  const { key, index } = value;
  return typeof key === 'string'
    ? `${String(index)} of the command with the key "${key}"`
    : `${String(index)} of this command`;
}

const isPlace = (index: number): boolean =>
  Number.isSafeInteger(index) && index >= 0 && index < COMMANDS_MAX;

const REFERENCE: Field<EventReference> = object({
  key: optional(commandKey()),
  index: integer(0, COMMANDS_MAX - 1),
});

/**
 * An event: its id, or before that is known `{ "key", "index" }`, the key of the command that records it
 * and its place there; without a key, an earlier event of this very command.
 */
export function eventReference(): Field<EventId> {
  const id = { type: 'string', pattern: EVENT_ID.source };
  return {
    input: { anyOf: [id, REFERENCE.input] },
    recorded: id,
    read(value, pointer, reading) {
      if (typeof value === 'string' && EVENT_ID.test(value)) return value;
      if (!isRecord(value)) {
        const detail =
          'Give the id of an event, or { "key", "index" } of the command that records it.';
        return refuse(reading, { pointer, code: 'event-id-expected', detail });
      }
      const reference = REFERENCE.read(value, pointer, reading);
      return reference && reading.eventId(reference);
    },
  };
}
