import { randomUUID } from 'node:crypto';
import kafkajs, { type Admin, type Producer, type Transaction } from 'kafkajs';
import { type EventLog, type LogRecord, LogMisconfigured, LogUnavailable } from '#libs/ports';
import {
  eventLogContract,
  type LogUnderTest,
} from '../../../ports/src/testing/event-log.contract.js';
import { openKafkaLog } from './open-kafka-log.js';

const BROKERS = process.env['KAFKA_BROKERS'] ?? '';
const createPartitioner = kafkajs.Partitioners.DefaultPartitioner;
const isRequired = process.env['CI'] === 'true';

describe('a Kafka log without a broker', () => {
  it('is unavailable, and says which address does not answer', async () => {
    const opening = openKafkaLog({ brokers: ['127.0.0.1:1'], topic: 'none', partitions: 1 });
    await expect(opening).rejects.toThrow(LogUnavailable);
    await expect(opening).rejects.toThrow('127.0.0.1:1');
  });
});

if (BROKERS !== '') withBroker(BROKERS.split(','));
else if (isRequired)
  it('has a broker to run against', () => {
    throw new Error('KAFKA_BROKERS is not set: the contract of the Kafka log was not tried.');
  });
else process.stderr.write('KAFKA_BROKERS is not set: the contract of the Kafka log is left out.\n');

function withBroker(brokers: readonly string[]): void {
  const kafka = new kafkajs.Kafka({
    brokers: [...brokers],
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 10, initialRetryTime: 50 },
  });
  // A client asks for every topic that it ever met, and fails for good once one of them is deleted.
  const asAdmin = (act: (admin: Admin) => Promise<unknown>): Promise<void> =>
    connected(kafka.admin(), act);
  const asProducer = (act: (producer: Producer) => Promise<unknown>): Promise<void> =>
    connected(kafka.producer({ createPartitioner }), act);
  const asTransaction = (act: (transaction: Transaction) => Promise<unknown>): Promise<void> =>
    connected(
      kafka.producer({ createPartitioner, transactionalId: randomUUID() }),
      async (producer) => act(await producer.transaction()),
    );

  const prepare = (): Promise<LogUnderTest> => {
    const topic = `contract-${randomUUID()}`;
    return Promise.resolve({
      open: (partitions) => openKafkaLog({ brokers, topic, partitions }),
      foreignText: 'no record of ours',
      async putForeign(partition, _position, bytes) {
        const messages = [{ partition, value: bytes }];
        await asProducer((producer) => producer.send({ topic, messages }));
      },
      dispose: () => asAdmin((admin) => admin.deleteTopics({ topics: [topic] })),
    });
  };

  eventLogContract('Kafka', prepare);

  describe('the Kafka log on its topic', () => {
    let topic: string;
    let log: EventLog | undefined;

    beforeEach(() => {
      topic = `topic-${randomUUID()}`;
    });

    afterEach(async () => {
      await log?.close();
      log = undefined;
      await asAdmin(async (admin) => {
        const topics = (await admin.listTopics()).filter((name) => name === topic);
        await admin.deleteTopics({ topics });
      });
    });

    it('is not made where nobody wants it made', async () => {
      const opening = openKafkaLog({ brokers, topic, partitions: 2, createTopic: false });
      await expect(opening).rejects.toThrow(LogMisconfigured);
      await expect(opening).rejects.toThrow(`Kafka has no topic ${topic}`);
    });

    it('is made once by several that start at once', async () => {
      const logs = await Promise.all(
        [1, 2, 3].map(() => openKafkaLog({ brokers, topic, partitions: 2 })),
      );
      expect(logs).toHaveLength(3);
      await Promise.all(logs.map((one) => one.close()));
    });

    it('refuses a topic of Kafka’s own defaults, and names everything that is wrong', async () => {
      const topics = [{ topic, numPartitions: 5 }];
      await asAdmin((admin) => admin.createTopics({ topics, waitForLeaders: true }));
      const opening = openKafkaLog({ brokers, topic, partitions: 2 });
      await expect(opening).rejects.toThrow(LogMisconfigured);
      for (const wrong of ['5 partitions', 'retention.ms', 'LogAppendTime', 'max.message.bytes'])
        await expect(opening).rejects.toThrow(wrong);
    });

    it('refuses a topic whose first records are gone', async () => {
      log = await openKafkaLog({ brokers, topic, partitions: 1 });
      await log.append([{ partition: 0, key: 'race/a', value: '{}' }]);
      const partitions = [{ partition: 0, offset: '1' }];
      await asAdmin(async (admin) => {
        await admin.fetchTopicOffsets(topic);
        await admin.deleteTopicRecords({ topic, partitions });
      });
      await expect(openKafkaLog({ brokers, topic, partitions: 1 })).rejects.toThrow(
        'partition 0 begins at 1',
      );
    });

    it('reads over an empty record, and over what a transaction left behind', async () => {
      log = await openKafkaLog({ brokers, topic, partitions: 1 });
      const messages = [{ partition: 0, key: 'race/a', value: null }];
      await asProducer((producer) => producer.send({ topic, messages }));
      await asTransaction(abortIn(topic));
      await log.append([{ partition: 0, key: 'race/a', value: 'after' }]);
      const { cursor } = await log.end();
      const read: LogRecord[] = [];
      for await (const batch of log.tail([0], new AbortController().signal)) {
        read.push(...batch.records);
        // The marker of the transaction may be written after the end was asked for.
        if (batch.next >= (cursor[0] ?? 0)) break;
      }
      expect(read.map(({ value }) => value)).toEqual([null, 'after']);
    });

    it('reaches its end also where that is a marker of a transaction', async () => {
      log = await openKafkaLog({ brokers, topic, partitions: 1 });
      await asTransaction(abortIn(topic));
      const reached: number[] = [];
      for await (const batch of log.tail([0], new AbortController().signal)) {
        reached.push(batch.next);
        if (batch.next >= 2) break;
      }
      expect(reached.at(-1)).toBe(2);
    });
  });
}

const abortIn =
  (topic: string) =>
  async (transaction: Transaction): Promise<void> => {
    await transaction.send({ topic, messages: [{ partition: 0, value: 'aborted' }] });
    await transaction.abort();
  };

async function connected<Link extends Admin | Producer>(
  link: Link,
  act: (link: Link) => Promise<unknown>,
): Promise<void> {
  await link.connect();
  try {
    await act(link);
  } finally {
    await link.disconnect();
  }
}
