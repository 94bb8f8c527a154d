import { KEEPING_LIMITS, type KeepingLimits } from '../log-fold/fold-keeping.js';

/** The limits of a command writer, all of which a client can meet; milliseconds unless named otherwise. */
export interface WriterLimits extends KeepingLimits {
  /** Commands that wait for their outcome at once; one more is answered "busy". */
  readonly waitingMax: number;
  /** After this a command is answered that its outcome is unknown, or that the writer is not ready. */
  readonly commandMs: number;
  /** How often a command is decided again because another writer was faster. */
  readonly triesMax: number;
  readonly batchRecordsMax: number;
  /** Characters of all records of one append; a larger single record is appended alone. */
  readonly batchCharactersMax: number;
  /** Bytes of one record in UTF-8; a command with more is refused. */
  readonly recordBytesMax: number;
  /** For so long commands wait for a log that fails, before they are turned away at once. */
  readonly failingMs: number;
  /** Pause before a failed append is sent again; doubled each time up to the greater. */
  readonly retryMsMin: number;
  readonly retryMsMax: number;
  /** More records behind the end of the log than this, and the writer is not ready. */
  readonly behindMax: number;
  /** Behind the end of the log without a step forward for so long, the tail counts as stuck. */
  readonly stuckMs: number;
  /** Events in the states that are held in memory at once; a stream with more is held alone. */
  readonly stateEventsMax: number;
  /** For so long closing waits for what is on its way. */
  readonly closeMs: number;
}

export const WRITER_LIMITS: WriterLimits = {
  ...KEEPING_LIMITS,
  waitingMax: 10_000,
  commandMs: 10_000,
  triesMax: 50,
  batchRecordsMax: 1_000,
  batchCharactersMax: 1_000_000,
  recordBytesMax: 4_000_000,
  failingMs: 1_000,
  retryMsMin: 20,
  retryMsMax: 2_000,
  behindMax: 5_000,
  stuckMs: 10_000,
  stateEventsMax: 200_000,
  closeMs: 5_000,
};
