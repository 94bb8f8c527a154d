import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import { RaceIndexWriter } from '#libs/adapters';
import type { AcceptedEvent, ReadModel } from '#libs/ports';
import { bareConsumer } from './bare-consumer.js';
import type { Counts } from './figure.js';

const AT_ONCE = 500;

export interface Built {
  readonly perSecond: number;
  readonly counts: Counts;
}

/** Events of one race from their JSON into Redis. */
export async function buildIndex(
  model: ReadModel,
  client: Redis,
  events: readonly AcceptedEvent[],
): Promise<Built> {
  const generation = await model.serving();
  const texts = events.map((event) => JSON.stringify(event));
  const before = await memoryOf(client);
  const begun = performance.now();
  for (let start = 0; start < texts.length; start += AT_ONCE) {
    const some = texts
      .slice(start, start + AT_ONCE)
      .map((text) => JSON.parse(text) as AcceptedEvent);
    const race = some[0]?.stream.slice('race/'.length) ?? '';
    await generation.apply([{ partition: 0, position: start, race, events: some }]);
  }
  const seconds = (performance.now() - begun) / 1_000;
  const memory = (await memoryOf(client)) - before;
  const raw = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  // Whoever writes on begins from what is there: it gives up what it kept.
  await generation.progress();
  const counts = {
    'records per event': recordsPerEvent(events),
    'memory ÷ raw JSON': memory / raw,
  };
  return { perSecond: events.length / seconds, counts };
}

async function memoryOf(client: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
}

function recordsPerEvent(events: readonly AcceptedEvent[]): number {
  const writer = new RaceIndexWriter();
  for (const accepted of events) {
    writer.add(accepted);
    writer.take();
  }
  return writer.records / events.length;
}

/** @returns events a second that a kafkajs consumer reads and parses, and does nothing else with. */
export async function parsedPerSecond(
  broker: string,
  events: readonly AcceptedEvent[],
): Promise<number> {
  const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING });
  const topic = `bench-${randomUUID()}`;
  const [admin, producer] = [kafka.admin(), kafka.producer()];
  await Promise.all([admin.connect(), producer.connect()]);
  try {
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    for (let start = 0; start < events.length; start += AT_ONCE) {
      const some = events.slice(start, start + AT_ONCE);
      await producer.send({
        topic,
        messages: some.map((event) => ({ value: JSON.stringify(event) })),
      });
    }
    const { seconds } = await bareConsumer(broker, topic, events.length);
    return events.length / seconds;
  } finally {
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}
