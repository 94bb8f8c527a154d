import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { Instant } from '#libs/domain';
import {
  type LogBatch,
  type LogDraft,
  type Logger,
  LogMisconfigured,
  type LogPlace,
} from '#libs/ports';
import { checkLmdbFile } from './lmdb-file.js';
import { decodeRecord, encodeRecord, type StoredRecord } from './stored-record.js';

/** Records read at once: enough to be quick, few enough for others to have their turn. */
const BATCH_RECORDS_MAX = 1_000;
const BATCH_BYTES_MAX = 4 * 1024 * 1024;

type Written = LogPlace & StoredRecord;
type RecordKey = [partition: number, position: number];

/**
 * The records on disk. A write is a synchronous LMDB transaction, which ends with fdatasync: it blocks
 * the process for one flush, but it is faster than lmdb's own queue and it fails where it is called;
 * with the queue, a full disk raises rejections that nobody can catch.
 */
export class LogStore {
  readonly #root: RootDatabase;
  readonly #records: Database<Buffer, RecordKey>;
  readonly #meta: Database<string | number, string>;
  readonly #logger: Logger;

  private constructor(root: RootDatabase, logger: Logger) {
    this.#root = root;
    this.#records = root.openDB('records', { encoding: 'binary' });
    this.#meta = root.openDB('meta', { encoding: 'json' });
    this.#logger = logger;
  }

  /** @throws LogMisconfigured where the directory cannot hold a log. */
  static open(directory: string, logger: Logger): LogStore {
    try {
      checkLmdbFile(join(directory, 'data.mdb'));
      const path = directory.replace(/\/$/, '');
      return new LogStore(open({ path, noSubdir: false, overlappingSync: false }), logger);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new LogMisconfigured(`The folder ${directory} cannot hold the log: ${why}`, {
        cause: error,
      });
    }
  }

  /** Puts the drafts from the given positions on, and counts these on once all is on disk. */
  write(drafts: readonly LogDraft[], positions: number[], appendedAt: Instant): Written[] {
    const next = [...positions];
    const written = drafts.map(({ partition, value }) => {
      const position = next[partition] ?? 0;
      next[partition] = position + 1;
      return { partition, position, appendedAt, value };
    });
    this.#root.transactionSync(() => {
      for (const record of written)
        this.#records.putSync([record.partition, record.position], encodeRecord(record));
    });
    for (const [partition, position] of next.entries()) positions[partition] = position;
    return written;
  }

  /**
   * @returns undefined where the partition ends at the position
   * @throws LogMisconfigured where a record is damaged
   */
  read(partition: number, position: number): LogBatch | undefined {
    const records = [];
    let next = position;
    let bytes = 0;
    const range = { start: [partition, position], end: [partition + 1], limit: BATCH_RECORDS_MAX };
    for (const { key, value } of this.#records.getRange(range)) {
      next = key[1] + 1;
      records.push(this.#recordAt({ partition, position: key[1] }, value));
      bytes += value.length;
      if (bytes >= BATCH_BYTES_MAX) break;
    }
    return records.length === 0 ? undefined : { partition, records, next };
  }

  /** The position after the last record of a partition. */
  endOf(partition: number): number {
    return (this.#lastOf(partition)?.key[1] ?? -1) + 1;
  }

  /**
   * When the last record of a partition was appended; 0 where it cannot be told.
   * @throws LogMisconfigured where that is damaged
   */
  lastAppendedAt(partition: number): Instant {
    const last = this.#lastOf(partition);
    if (last === undefined) return 0;
    return this.#recordAt({ partition, position: last.key[1] }, last.value).appendedAt;
  }

  /** The word noted under a name. */
  noted(name: string): string | number | undefined {
    return this.#meta.get(name);
  }

  /** Notes a word under a name, unless another process has meanwhile noted another than the one expected. */
  note(name: string, word: string | number, expected: string | number | undefined): boolean {
    return this.#root.transactionSync(() => {
      if (this.#meta.get(name) !== expected) return false;
      this.#meta.putSync(name, word);
      return true;
    });
  }

  async close(): Promise<void> {
    await this.#root.close();
  }

  #lastOf(partition: number): { readonly key: RecordKey; readonly value: Buffer } | undefined {
    const range = { start: [partition + 1], end: [partition], reverse: true, limit: 1 };
    const [last] = this.#records.getRange(range);
    return last;
  }

  #recordAt(place: Omit<LogPlace, 'appendedAt'>, bytes: Buffer): LogBatch['records'][number] {
    const stored = decodeRecord(bytes);
    if (typeof stored === 'object') return { ...place, ...stored };
    // It was acknowledged, and what follows was decided on it: without it the log says something else.
    if (stored === 'damaged')
      throw new LogMisconfigured(
        `The record at position ${place.position} of partition ${place.partition} is damaged: restore the log from a backup.`,
      );
    this.#logger.warn('A record of another program is passed over', { ...place });
    return { ...place, appendedAt: 0, value: null };
  }
}
