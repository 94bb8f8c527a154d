import type { Admin, Kafka } from 'kafkajs';
import { type Clock, type LogEnd, LogUnavailable } from '#libs/ports';
import { connected, disconnect, reasonOf, REQUEST_MS_MAX, within } from './kafka-link.js';

const ASK_MS_MAX = 2 * REQUEST_MS_MAX;

/** Asks the brokers about the topic, over a connection of its own that is made anew after an error. */
export class KafkaEnds {
  readonly #kafka: Kafka;
  readonly #topic: string;
  readonly #clock: Clock;
  #admin: Promise<Admin> | undefined;

  constructor(kafka: Kafka, topic: string, clock: Clock) {
    this.#kafka = kafka;
    this.#topic = topic;
    this.#clock = clock;
  }

  /** @throws LogUnavailable */
  async end(): Promise<LogEnd> {
    const askedAt = this.#clock.now();
    const offsets = await this.ask((admin) => admin.fetchTopicOffsets(this.#topic));
    const cursor: number[] = [];
    for (const { partition, high } of offsets) cursor[partition] = Number(high);
    return { cursor, askedAt };
  }

  /** @throws LogUnavailable */
  async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    this.#admin ??= connected(this.#kafka.admin());
    const wanted = this.#admin;
    try {
      return await within(ASK_MS_MAX, question(await wanted));
    } catch (cause) {
      // Not waited for: whoever asks next need not stand behind a connection that is dead.
      if (this.#admin === wanted) void this.close();
      throw new LogUnavailable(`Kafka does not serve: ${reasonOf(cause)}`, { cause });
    }
  }

  async close(): Promise<void> {
    const discarded = this.#admin;
    this.#admin = undefined;
    const admin = await discarded?.catch(() => undefined);
    if (admin !== undefined) await disconnect(admin);
  }
}
