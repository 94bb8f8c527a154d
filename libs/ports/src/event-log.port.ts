import type { Instant } from '#libs/domain';

/** For each partition the position of the next record to read: where a reader goes on. */
export type LogCursor = readonly number[];

/** A record to append. The partition follows from the stream, by `partitionOf`. */
export interface LogDraft {
  readonly partition: number;
  /** The stream. */
  readonly key: string;
  readonly value: string;
}

/** Where the log put a record, and when: the only source of `recordedAt`. */
export interface LogPlace {
  readonly partition: number;
  /** 0, 1, 2 ... within the partition; gaps are allowed. */
  readonly position: number;
  readonly appendedAt: Instant;
}

/** A record as a reader meets it; null where it holds no text at all. */
export interface LogRecord extends LogPlace {
  readonly value: string | null;
}

export interface LogBatch {
  readonly partition: number;
  readonly records: readonly LogRecord[];
  /** Position after the last record of the batch. */
  readonly next: number;
}

/** How far the log reached at a moment of ours. */
export interface LogEnd {
  readonly cursor: LogCursor;
  /** When the end was asked for, before the answer came. */
  readonly askedAt: Instant;
}

/** The append did not come back in time or failed: the records may or may not be there. Append the same bytes again. */
export class AppendOutcomeUnknown extends Error {
  override readonly name = 'AppendOutcomeUnknown';
}

/** The log cannot be reached or refuses to serve, in words for an operator. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
}

/** The log is not what this program may write to (partitions, retention, timestamps ...), in words for an operator. */
export class LogMisconfigured extends Error {
  override readonly name = 'LogMisconfigured';
}

/** The only truth: an append-only log of commits in partitions. Everything else can be deleted and rebuilt. */
export interface EventLog {
  readonly partitions: number;
  /**
   * Appends all drafts, in order within a partition, and answers when all are durable.
   * One call is in flight at a time; the caller collects the next batch meanwhile.
   * @throws AppendOutcomeUnknown
   */
  append(drafts: readonly LogDraft[]): Promise<readonly LogPlace[]>;
  /**
   * Every record from the cursor on, then live, until the signal is aborted. Survives the loss of the
   * log's server by reading on from where it was; each position is yielded at most once, in order.
   * @throws LogMisconfigured where the log ends before the cursor: it lost records, or is another log
   */
  tail(from: LogCursor, signal: AbortSignal): AsyncIterable<LogBatch>;
  /** @throws LogUnavailable */
  end(): Promise<LogEnd>;
  close(): Promise<void>;
}
