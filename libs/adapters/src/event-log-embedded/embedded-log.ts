import { setImmediate as turnOfOthers } from 'node:timers/promises';
import type { Instant } from '#libs/domain';
import {
  AppendOutcomeUnknown,
  type Clock,
  type EventLog,
  type LogBatch,
  type LogCursor,
  type LogDraft,
  type LogEnd,
  type Logger,
  LogMisconfigured,
  type LogPlace,
  LogUnavailable,
} from '#libs/ports';
import { Bell } from '../bell/bell.js';
import { LastAppended } from './last-appended.js';
import type { LogStore } from './log-store.js';
import { whyUnwritable } from './why-unwritable.js';

export interface EmbeddedLogParts {
  readonly directory: string;
  readonly partitions: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: LogStore;
  /** Gives the directory free for another process. */
  readonly release: () => Promise<void>;
}

/** The log in a folder of this machine: on disk before the answer, for one process. */
export class EmbeddedLog implements EventLog {
  readonly partitions: number;
  readonly #parts: EmbeddedLogParts;
  readonly #appended = new Bell();
  readonly #last = new LastAppended();
  readonly #closing = new AbortController();
  readonly #ends: number[];
  #lastAppendedAt: Instant;
  #isFailing = false;

  constructor(parts: EmbeddedLogParts) {
    this.#parts = parts;
    this.partitions = parts.partitions;
    this.#ends = this.#endsOnDisk();
    this.#lastAppendedAt = Math.max(
      ...this.#all((partition) => parts.store.lastAppendedAt(partition)),
    );
  }

  async append(drafts: readonly LogDraft[]): Promise<readonly LogPlace[]> {
    // The write blocks the process; whatever waits to be answered or to join the next batch goes first.
    await turnOfOthers();
    this.#assertOpen();
    const appendedAt = Math.max(this.#parts.clock.now(), this.#lastAppendedAt);
    const places = this.#write(drafts, appendedAt);
    this.#lastAppendedAt = appendedAt;
    this.#appended.ring();
    return places;
  }

  async *tail(from: LogCursor, signal: AbortSignal): AsyncIterable<LogBatch> {
    const cursor = this.#all((partition) => from[partition] ?? 0);
    this.#assertReaches(cursor);
    const ending = AbortSignal.any([signal, this.#closing.signal]);
    for (;;) {
      const seen = this.#appended.rings;
      let isAtEnd = true;
      for (const [partition, position] of cursor.entries()) {
        if (ending.aborted) return;
        const batch = this.#read(partition, position);
        if (batch === undefined) continue;
        cursor[partition] = batch.next;
        isAtEnd = false;
        yield batch;
      }
      if (isAtEnd) await this.#appended.heard(seen, ending);
      else await turnOfOthers();
    }
  }

  end(): Promise<LogEnd> {
    return new Promise((resolve) => {
      this.#assertOpen();
      resolve({ cursor: [...this.#ends], askedAt: this.#parts.clock.now() });
    });
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await turnOfOthers();
    await this.#parts.store.close();
    await this.#parts.release();
  }

  /** @returns undefined where the partition ends at the position. */
  #read(partition: number, position: number): LogBatch | undefined {
    if (position >= (this.#ends[partition] ?? 0)) return undefined;
    return this.#last.read(partition, position) ?? this.#parts.store.read(partition, position);
  }

  #write(drafts: readonly LogDraft[], appendedAt: Instant): readonly LogPlace[] {
    const { directory, logger, store } = this.#parts;
    try {
      const written = store.write(drafts, this.#ends, appendedAt);
      this.#last.keep(written);
      if (this.#isFailing) logger.info('The log can be written again', { directory });
      this.#isFailing = false;
      return written;
    } catch (cause) {
      const why = whyUnwritable(directory, cause);
      if (!this.#isFailing) logger.error(why, { directory, error: cause });
      this.#isFailing = true;
      throw new AppendOutcomeUnknown(why, { cause });
    }
  }

  #assertOpen(): void {
    if (this.#closing.signal.aborted) throw new LogUnavailable('The log is closed.');
  }

  #assertReaches(cursor: LogCursor): void {
    this.#assertOpen();
    const beyond = cursor.findIndex(
      (position, partition) => position > (this.#ends[partition] ?? 0),
    );
    if (beyond === -1) return;
    throw new LogMisconfigured(
      `The log in ${this.#parts.directory} ends before position ${cursor[beyond] ?? 0} of partition ${beyond}: it lost records, or it is another log.`,
    );
  }

  #endsOnDisk(): number[] {
    return this.#all((partition) => this.#parts.store.endOf(partition));
  }

  #all(of: (partition: number) => number): number[] {
    return Array.from({ length: this.partitions }, (_, partition) => of(partition));
  }
}
