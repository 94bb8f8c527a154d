import {
  type EventLog,
  type LogBatch,
  type LogCursor,
  type LogDraft,
  type LogEnd,
  type LogPlace,
  LogUnavailable,
} from '#libs/ports';
import type { KafkaAppender } from './kafka-appender.js';
import { type KafkaTailParts, tailKafka } from './kafka-tail.js';
import type { TailSession } from './tail-session.js';

export interface KafkaLogParts extends Omit<KafkaTailParts, 'sessions'> {
  readonly partitions: number;
  readonly appender: KafkaAppender;
}

/** The log in a topic of Kafka. */
export class KafkaLog implements EventLog {
  readonly partitions: number;
  readonly #parts: KafkaLogParts;
  readonly #closing = new AbortController();
  readonly #sessions = new Set<TailSession>();

  constructor(parts: KafkaLogParts) {
    this.#parts = parts;
    this.partitions = parts.partitions;
  }

  async append(drafts: readonly LogDraft[]): Promise<readonly LogPlace[]> {
    this.#assertOpen();
    return this.#parts.appender.append(drafts);
  }

  tail(from: LogCursor, signal: AbortSignal): AsyncIterable<LogBatch> {
    this.#assertOpen();
    const parts = { ...this.#parts, sessions: this.#sessions };
    const cursor = Array.from({ length: this.partitions }, (_, index) => from[index] ?? 0);
    return tailKafka(parts, cursor, AbortSignal.any([signal, this.#closing.signal]));
  }

  async end(): Promise<LogEnd> {
    this.#assertOpen();
    return this.#parts.ends.end();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const sessions = [...this.#sessions].map((session) => session.close());
    await Promise.all([this.#parts.appender.close(), this.#parts.ends.close(), ...sessions]);
  }

  #assertOpen(): void {
    if (this.#closing.signal.aborted) throw new LogUnavailable('The log is closed.');
  }
}
