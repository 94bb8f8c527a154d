import type { EventDefinition } from '../events/define-event.js';
import { EVENTS, type EventType } from '../events/index.js';
import type { Fields } from '../schema/field.js';

/** A definition, for code that treats all types alike. */
export type AnyDefinition = EventDefinition<EventType, Fields>;

const DEFINITIONS = Object.values(EVENTS) as unknown as readonly AnyDefinition[];

/** The event that each command records: `AnnounceEndorsement` records `EndorsementAnnounced`. */
export const COMMANDS: ReadonlyMap<string, EventType> = new Map(
  DEFINITIONS.map(({ command, type }) => [command, type]),
);

export const definitionOfType = (type: EventType): AnyDefinition =>
  EVENTS[type] as unknown as AnyDefinition;

export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENTS, type);
