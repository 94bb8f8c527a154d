import { randomUUID } from 'node:crypto';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { type LogBatch, type LogCursor, LogMisconfigured, type LogRecord } from '#libs/ports';
import { Bell } from '../bell/bell.js';
import type { KafkaEnds } from './kafka-ends.js';
import { connected, disconnect, reasonOf, within } from './kafka-link.js';
import { ProgressWatch } from './progress-watch.js';

/** Connecting, joining a group of one's own and being given the partitions. */
const JOIN_MS_MAX = 20_000;
const CHECK_EVERY_MS = 1_000;
const HEARTBEAT_EVERY_MS = 1_000;
/** Batches read ahead of the one who asks for them. */
const WAITING_BATCHES_MAX = 4;

const CONSUMER = {
  sessionTimeout: 10_000,
  rebalanceTimeout: 5_000,
  heartbeatInterval: HEARTBEAT_EVERY_MS,
  // A record wakes the request at once; this is only how long one waits for nothing, and an end with it.
  maxWaitTimeInMs: 250,
  minBytes: 1,
  maxBytesPerPartition: 1024 * 1024,
  maxBytes: 16 * 1024 * 1024,
  allowAutoTopicCreation: false,
  // After a crash kafkajs joins the same group again and waits until its dead member is thrown out.
  retry: {
    initialRetryTime: 50,
    maxRetryTime: 500,
    retries: 5,
    restartOnFailure: () => Promise.resolve(false),
  },
};

export interface TailParts {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly clientId: string;
  readonly ends: KafkaEnds;
}

/**
 * One consumer, from joining until it fails or is closed. It commits nothing: its group is its own, and
 * where it begins is told to it. It fails when it crashes, and when it silently stands still.
 */
export class TailSession {
  readonly #parts: TailParts;
  readonly #consumer: Consumer;
  /** How far each partition was read, ahead of what was taken. */
  readonly #read: number[];
  readonly #waiting: LogBatch[] = [];
  readonly #arrived = new Bell();
  readonly #taken = new Bell();
  readonly #ending = new AbortController();
  readonly #watch = new ProgressWatch();
  readonly #timer: NodeJS.Timeout;
  #failure: Error | undefined;
  #connected: Promise<unknown> | undefined;
  #closed: Promise<void> | undefined;

  constructor(parts: TailParts, from: LogCursor) {
    this.#parts = parts;
    this.#read = [...from];
    const groupId = `${parts.clientId}.tail.${randomUUID()}`;
    this.#consumer = parts.kafka.consumer({ ...CONSUMER, groupId });
    this.#timer = setInterval(() => void this.#check(), CHECK_EVERY_MS);
    this.#start().catch((error: unknown) => {
      this.#fail(error);
    });
  }

  /**
   * The next batch; undefined when the signal is aborted.
   * @throws why the session came to its end
   */
  async next(signal: AbortSignal): Promise<LogBatch | undefined> {
    while (!signal.aborted) {
      const seen = this.#arrived.rings;
      const batch = this.#waiting.shift();
      if (batch !== undefined) {
        this.#taken.ring();
        return batch;
      }
      if (this.#failure !== undefined) throw this.#failure;
      await this.#arrived.heard(seen, signal);
    }
    return undefined;
  }

  /** Gives the connections up, within a bounded time. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#ending.abort();
    this.#closed ??= this.#disconnect();
    await this.#closed;
  }

  async #start(): Promise<void> {
    const { topic } = this.#parts;
    const consumer = this.#consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      // Said before the first fetch after every joining: the group knows no position of ours.
      for (const partition of payload.memberAssignment[topic] ?? [])
        consumer.seek({ topic, partition, offset: String(this.#read[partition] ?? 0) });
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      this.#fail(payload.error);
    });
    consumer.on(consumer.events.REQUEST_TIMEOUT, () => {
      // kafkajs would go on asking over the connection that does not answer.
      this.#fail(new Error('a request was not answered in time'));
    });
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
      // Transaction markers of another program come as a batch without records.
      this.#arrive({
        partition: payload.partition,
        records: [],
        next: Number(payload.lastOffset) + 1,
      });
    });
    this.#connected = connected(consumer);
    await this.#connected;
    if (!this.#ending.signal.aborted) await within(JOIN_MS_MAX, this.#join());
  }

  /** What is disconnected while it connects is connected afterwards, and stays so. */
  async #disconnect(): Promise<void> {
    await this.#connected?.catch(() => undefined);
    await disconnect(this.#consumer);
  }

  async #join(): Promise<void> {
    await this.#consumer.subscribe({ topics: [this.#parts.topic], fromBeginning: true });
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: true,
      eachBatch: (payload) => this.#each(payload),
    });
  }

  async #each({ batch, ...group }: EachBatchPayload): Promise<void> {
    while (this.#isHeld && !this.#ending.signal.aborted) {
      const beat = AbortSignal.timeout(HEARTBEAT_EVERY_MS);
      await this.#taken.heard(this.#taken.rings, AbortSignal.any([this.#ending.signal, beat]));
      await group.heartbeat();
    }
    const { partition } = batch;
    const from = this.#read[partition] ?? 0;
    const records = batch.messages
      .map((message): LogRecord => ({
        partition,
        position: Number(message.offset),
        appendedAt: Number(message.timestamp),
        value: message.value?.toString('utf8') ?? null,
      }))
      .filter(({ position }) => position >= from);
    this.#arrive({ partition, records, next: Number(batch.lastOffset()) + 1 });
  }

  #arrive(batch: LogBatch): void {
    if (batch.next <= (this.#read[batch.partition] ?? 0)) return;
    this.#read[batch.partition] = batch.next;
    this.#waiting.push(batch);
    this.#arrived.ring();
  }

  get #isHeld(): boolean {
    return this.#waiting.length >= WAITING_BATCHES_MAX;
  }

  async #check(): Promise<void> {
    const { topic, ends } = this.#parts;
    const end = async () => (await ends.end()).cursor;
    // Where nobody answers: if the consumer suffers from that too, it crashes by itself.
    const progress = await this.#watch.ask(this.#read, end, () => this.#isHeld).catch(() => null);
    if (progress === null || this.#ending.signal.aborted) return;
    if (progress === 'stalled')
      this.#fail(new Error('it stands still before records that are there'));
    if (progress !== 'lost') return;
    this.#fail(
      new LogMisconfigured(
        `The topic ${topic} ends before what was read of it: it lost records, or it was made anew.`,
      ),
    );
  }

  #fail(error: unknown): void {
    this.#failure ??= error instanceof Error ? error : new Error(reasonOf(error));
    this.#arrived.ring();
  }
}
