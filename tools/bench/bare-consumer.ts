import { randomUUID } from 'node:crypto';
import { type EachBatchPayload, Kafka, logLevel } from 'kafkajs';

export interface Consumed {
  readonly seconds: number;
  readonly values: readonly string[];
}

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
    const eachBatch = ({ batch }: EachBatchPayload): Promise<void> => {
      if (begun === 0) begun = performance.now();
      for (const { value } of batch.messages) {
        const text = value?.toString() ?? '{}';
        JSON.parse(text);
        values.push(text);
      }
      if (values.length >= events) resolve();
      return Promise.resolve();
    };
    consumer.run({ eachBatch }).catch(reject);
  });
  const seconds = (performance.now() - begun) / 1_000;
  await consumer.disconnect();
  return { seconds, values };
}
