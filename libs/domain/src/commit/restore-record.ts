import { RECORD_VERSION } from './commit-record.js';

/**
 * Brackets a log that was restored from a backup: `begin` stands at position 0 of each partition, `end`
 * behind the last restored record. Between them a commit carries the time at which it was first recorded.
 */
export interface RestoreRecord {
  readonly v: typeof RECORD_VERSION;
  readonly restore: 'begin' | 'end';
}

export const RESTORE_BEGIN: RestoreRecord = { v: RECORD_VERSION, restore: 'begin' };
export const RESTORE_END: RestoreRecord = { v: RECORD_VERSION, restore: 'end' };
