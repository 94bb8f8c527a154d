import type { TimelineEvent } from '../events/index.js';
import type { Warning } from '../event/timeline-event.js';
import type { Instant } from '../time/instant.js';

/** The version of the record that this program writes, and the highest that it reads. */
export const RECORD_VERSION = 1;

/** Command ids are kept for ever, so they are short. In UTF-8. */
export const COMMAND_ID_BYTES_MAX = 100;

/** One record of the log: the events of one command, all or nothing. Its key is the stream. */
export interface CommitRecord {
  readonly v: typeof RECORD_VERSION;
  /** Unique id of this record. */
  readonly rid: string;
  /** Command id: the `Idempotency-Key`. */
  readonly cid: string;
  /** `race/<race id>`. */
  readonly stream: string;
  /** `rid` of the last accepted record of the stream on which the command was decided; null for the first. */
  readonly prev: string | null;
  /** The stream's version then. */
  readonly base: number;
  /** Of the request body: the same key with another body is refused. */
  readonly hash: string;
  /** Key id and role of the author. */
  readonly by: string;
  /** An import's or a story's id. */
  readonly correlation: string | null;
  readonly warnings: readonly CommitWarning[];
  readonly events: readonly TimelineEvent[];
  /** In a restored log alone: when the log took the record first. */
  readonly recordedAt?: Instant;
}

/** A warning with the index of the event of the commit that it is about. */
export interface CommitWarning extends Warning {
  readonly event: number;
}
