import kafkajs, { type Kafka, type Producer, type RecordMetadata } from 'kafkajs';
import { AppendOutcomeUnknown, type LogDraft, type Logger, type LogPlace } from '#libs/ports';
import { connected, disconnect, reasonOf, REQUEST_MS_MAX, within } from './kafka-link.js';

/** Waits for every replica that is in sync. */
const ACKS_ALL = -1;
/** One attempt with its retries, when the leader moved or a connection broke. */
const SEND_MS_MAX = 2 * REQUEST_MS_MAX;
/** Drafts and bytes in one request: a partition's share is one batch, which a topic limits. */
const REQUEST_DRAFTS_MAX = 2_000;
export const REQUEST_BYTES_MAX = 4 * 1024 * 1024;
/** What a batch adds to the value of a record: key, lengths, times. */
const RECORD_OVERHEAD_BYTES = 200;

/**
 * Appends with acks=all. Not idempotent on purpose: kafkajs gives the sequence number of a request that
 * timed out to the next one, so that the broker takes another message for a repeat and drops it. A
 * repeat is told apart by whoever reads the log.
 */
export class KafkaAppender {
  readonly #kafka: Kafka;
  readonly #topic: string;
  readonly #logger: Logger;
  #producer: Promise<Producer> | undefined;
  #isFailing = false;

  constructor(kafka: Kafka, topic: string, logger: Logger) {
    this.#kafka = kafka;
    this.#topic = topic;
    this.#logger = logger;
  }

  /** @throws AppendOutcomeUnknown */
  async append(drafts: readonly LogDraft[]): Promise<readonly LogPlace[]> {
    const places: LogPlace[] = [];
    for (const request of requestsOf(drafts)) places.push(...(await this.#send(request)));
    return places;
  }

  async close(): Promise<void> {
    await this.#discard();
  }

  async #send(drafts: readonly LogDraft[]): Promise<readonly LogPlace[]> {
    const messages = drafts.map(({ partition, key, value }) => ({ partition, key, value }));
    this.#producer ??= this.#connect();
    const wanted = this.#producer;
    try {
      const producer = await wanted;
      const sent = producer.send({
        topic: this.#topic,
        acks: ACKS_ALL,
        timeout: REQUEST_MS_MAX,
        messages,
      });
      const places = placesOf(drafts, await within(SEND_MS_MAX, sent));
      if (this.#isFailing) this.#logger.info('Kafka takes records again', { topic: this.#topic });
      this.#isFailing = false;
      return places;
    } catch (cause) {
      this.#failed(wanted, cause);
      throw new AppendOutcomeUnknown(`Kafka did not confirm the append: ${reasonOf(cause)}`, {
        cause,
      });
    }
  }

  /** After an error a producer may be dead for good, or hold a connection that is: the next one is new. */
  #failed(producer: Promise<Producer>, cause: unknown): void {
    if (!this.#isFailing)
      this.#logger.warn('Kafka does not confirm appends', { topic: this.#topic, error: cause });
    this.#isFailing = true;
    if (this.#producer === producer) void this.#discard();
  }

  #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({
      allowAutoTopicCreation: false,
      idempotent: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    return connected(producer);
  }

  async #discard(): Promise<void> {
    const discarded = this.#producer;
    this.#producer = undefined;
    const producer = await discarded?.catch(() => undefined);
    if (producer !== undefined) await disconnect(producer);
  }
}

/** Divides an append so that no partition's share is larger than a topic takes. */
export function requestsOf(drafts: readonly LogDraft[]): readonly (readonly LogDraft[])[] {
  const requests: LogDraft[][] = [];
  let bytes = 0;
  for (const draft of drafts) {
    const size = Buffer.byteLength(draft.value) + RECORD_OVERHEAD_BYTES;
    const last = requests.at(-1);
    const isFull =
      last === undefined || last.length >= REQUEST_DRAFTS_MAX || bytes + size > REQUEST_BYTES_MAX;
    bytes = isFull ? size : bytes + size;
    if (isFull) requests.push([draft]);
    else last.push(draft);
  }
  return requests;
}

function placesOf(
  drafts: readonly LogDraft[],
  batches: readonly RecordMetadata[],
): readonly LogPlace[] {
  const next = new Map(batches.map((batch) => [batch.partition, Number(batch.baseOffset)]));
  const times = new Map(batches.map((batch) => [batch.partition, Number(batch.logAppendTime)]));
  return drafts.map(({ partition }) => {
    const position = next.get(partition) ?? Number.NaN;
    const appendedAt = times.get(partition) ?? Number.NaN;
    // A topic that no longer stamps records answers -1: then nobody knows when this was recorded.
    if (!(position >= 0 && appendedAt >= 0))
      throw new Error(`partition ${partition} was answered without a place or a time`);
    next.set(partition, position + 1);
    return { partition, position, appendedAt };
  });
}
