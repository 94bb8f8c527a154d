import { randomUUID } from 'node:crypto';
import { type EachBatchPayload, Kafka, logLevel } from 'kafkajs';

export interface Consumed {
  readonly seconds: number;
  readonly values: readonly string[];
}

/** A topic that is not read by then is not going to be. */
const READ_MS_MAX = 120_000;

/** Reads the same records and parses them; timed from the first batch to the last. */
export async function bareConsumer(
  address: string,
  topic: string,
  events: number,
): Promise<Consumed> {
  const kafka = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `bench-${randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const values: string[] = [];
  let begun = 0;
  await new Promise<void>((resolve, reject) => {
    const late = (): void => {
      reject(new Error(`After ${READ_MS_MAX} ms ${values.length} of ${events} records are read.`));
    };
    const timer = setTimeout(late, READ_MS_MAX);
    const eachBatch = ({ batch }: EachBatchPayload): Promise<void> => {
      if (begun === 0) begun = performance.now();
      for (const { value } of batch.messages) {
        const text = value?.toString() ?? '{}';
        JSON.parse(text);
        values.push(text);
      }
      if (values.length < events) return Promise.resolve();
      clearTimeout(timer);
      resolve();
      return Promise.resolve();
    };
    consumer.run({ eachBatch }).catch(reject);
  });
  const seconds = (performance.now() - begun) / 1_000;
  await consumer.disconnect();
  return { seconds, values };
}
