import type { CommitWarning } from '../commit/commit-record.js';
import type { Accepted, EventId } from '../event/timeline-event.js';
import type { TimelineEvent } from '../events/index.js';
import type { FieldIssue } from '../schema/field.js';
import type { Instant } from '../time/instant.js';
import type { DateReader } from '../time/occurred.js';

/** Everything a decision needs beside the document and the state: time and ids arrive as data. */
export interface Door {
  /** `race/<race id>`, `person/<id>` … */
  readonly stream: string;
  /** Command id. */
  readonly cid: string;
  readonly now: Instant;
  readonly dates: DateReader;
  /** Id of the event with this index in the command with this id [F1]; the same in every mode. */
  eventId(stream: string, cid: string, index: number): EventId;
  /** Key of a source: publisher's slug, date, six hex digits of the hash of its address. */
  sourceKey(publisher: string, published: string, url: string | undefined): string;
  /**
   * The state of another stream, as far as this process knows it; undefined where nothing is known of it. A
   * hint alone: only what is decided in one stream is in order.
   */
  other(stream: string): unknown;
}

/** Why a command is not recorded. `malformed`: the document is wrong in itself (400). `refused`: the domain says no (422). */
export interface Refusal extends FieldIssue {
  readonly kind: 'malformed' | 'refused';
}

/** No events and no refusal: nothing new to say [F6]. */
export type Decision =
  | { readonly events: readonly TimelineEvent[]; readonly warnings: readonly CommitWarning[] }
  | { readonly refused: readonly Refusal[] };

/** Takes one evolution back, where a pending commit turns out not to be accepted. */
export type Undo = () => void;

/**
 * What the write path needs to know of a kind of stream. The state is changed in place, because a race
 * of a hundred thousand events cannot be copied for each; an undo takes pending commits back.
 */
export interface Decider<State> {
  initial(stream: string): State;
  evolve(state: State, event: Accepted<TimelineEvent>): Undo;
  /**
   * Gives an event that was evolved with a provisional recorded time the one of the log. The state is
   * then the one that the event would have made with that time; undos of later events stay exact.
   */
  redate(state: State, event: EventId, recordedAt: Instant): void;
  /** Pure: reads the state and changes nothing. */
  decide(document: unknown, state: State, door: Door): Decision;
}
