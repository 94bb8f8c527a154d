import type { EventId } from '../event/timeline-event.js';
import type { EventType } from '../events/index.js';
import type { Instant } from '../time/instant.js';
import type { CommitRecord, CommitWarning } from './commit-record.js';

/** Where a partition holds a record, and when it took it. */
export interface RecordPlace {
  readonly position: number;
  readonly appendedAt: Instant;
}

/** How far a partition is folded: enough to fold on from there. */
export interface PartitionMark {
  /** Position of the next record to fold. */
  readonly next: number;
  /** When the last record was recorded; null before the first. */
  readonly recordedAt: Instant | null;
  /** Inside a restored log whose end is not read yet. */
  readonly isRestoring: boolean;
}

export const PARTITION_START: PartitionMark = { next: 0, recordedAt: null, isRestoring: false };

/** Where and when the log accepted a command. */
export interface Acceptance {
  /** The stream's version before it. */
  readonly base: number;
  readonly position: number;
  readonly recordedAt: Instant;
}

/** The first result of a command, kept for ever: what the same command is answered again. */
export interface AcceptedCommand extends Acceptance {
  readonly rid: string;
  readonly hash: string;
  readonly events: readonly { readonly id: EventId; readonly type: EventType }[];
  readonly warnings: readonly CommitWarning[];
}

/** A stream's last accepted record, and the number of its accepted events. */
export interface StreamHead {
  readonly rid: string | null;
  readonly version: number;
}

export interface AcceptedFold {
  readonly kind: 'accepted';
  readonly record: CommitRecord;
  readonly command: AcceptedCommand;
  /** Event types with their versions that this program does not know: it must not write to the stream. */
  readonly unknown: readonly string[];
}

/** What became of a record. */
export type Folded =
  | AcceptedFold
  | { readonly kind: 'duplicate'; readonly record: CommitRecord }
  | { readonly kind: 'rejected'; readonly record: CommitRecord }
  | { readonly kind: 'ignored'; readonly why: string }
  | { readonly kind: 'restore'; readonly mark: 'begin' | 'end' }
  /** A newer program wrote here: this one reads no further in the partition. */
  | { readonly kind: 'gated'; readonly version: number };
