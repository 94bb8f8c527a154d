import type { EventEnvelope } from '../event/timeline-event.js';
import type { DataOfDefinition } from './define-event.js';
import { EndorsementAnnounced } from './endorsement-announced.event.js';
import { RaceCreated } from './race-created.event.js';

/** The catalogue: every event type that the log may hold, by name. */
export const EVENTS = {
  RaceCreated,
  EndorsementAnnounced,
} as const;

export type EventType = keyof typeof EVENTS;
export type DataOf<T extends EventType> = DataOfDefinition<(typeof EVENTS)[T]>;
export type EventOf<T extends EventType> = EventEnvelope<T, DataOf<T>>;
export type TimelineEvent = { [T in EventType]: EventOf<T> }[EventType];
