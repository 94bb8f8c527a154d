import type { Actor } from '../actor/actor.js';
import type { EventId } from '../event/timeline-event.js';
import type { EventType, TimelineEvent } from '../events/index.js';
import type { Door, Refusal } from '../race/decider.js';

/** What reading a command document needs to know of the race. */
export interface CommandContext {
  readonly door: Door;
  /** The race's zone; null where the race does not exist yet and its creation says which it is. */
  readonly timeZone: string | null;
  /** A person or an organisation that the race's record names. */
  actor(id: string): Actor | undefined;
  /**
   * The type of the fact behind an event: of the event itself, or of the one that it corrects, retracts
   * or adds a source to. Undefined where the record holds no such event.
   */
  factType(event: EventId): EventType | undefined;
}

/** An event as its command asks for it: dates resolved as written, before the rules of the race. */
export interface EventDraft {
  readonly event: TimelineEvent;
  /** JSON Pointer to its command: empty, or `/commands/0` where several are sent as one. */
  readonly at: string;
}

/** What was asked for, in order; or everything that is wrong with the document. */
export type CommandRead =
  { readonly drafts: readonly EventDraft[] } | { readonly refused: readonly Refusal[] };
