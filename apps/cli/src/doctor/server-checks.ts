import { inspectRedis, openKafkaLog } from '#libs/adapters';
import type { Settings } from '#libs/platform';
import { silentLogger } from '#libs/ports';
import { bad, type Check, good } from './check.js';

/** Whether the broker answers, and the topic is one that the log may be kept in. */
export const kafkaCheck = (settings: Settings): Check => ({
  name: 'Kafka',
  run: async () => {
    const { kafkaBrokers, topic, partitions } = settings;
    const log = await openKafkaLog({
      brokers: kafkaBrokers,
      topic,
      partitions,
      createTopic: false,
      logger: silentLogger,
    });
    try {
      const { cursor } = await log.end();
      const records = cursor.reduce((sum, position) => sum + position, 0);
      return good(`topic ${topic}: ${log.partitions} partitions, ${records} records`);
    } finally {
      await log.close();
    }
  },
});

/** Whether Redis answers, and may hold the read models: a key that it evicts is an answer that is wrong. */
export const redisCheck = (url: string, { redisPrefix }: Settings): Check => ({
  name: 'Redis',
  run: async () => {
    const found = await inspectRedis({ url, prefix: redisPrefix, logger: silentLogger });
    const { evictionPolicy, generation } = found;
    if (evictionPolicy !== null && evictionPolicy !== 'noeviction')
      return bad(
        `it evicts keys when it is full (maxmemory-policy ${evictionPolicy})`,
        'Set maxmemory-policy to noeviction, and rebuild.',
      );
    return generation === null
      ? bad('no read models are built yet', 'Start a projector; it builds them.')
      : good(`generation ${generation} serves`);
  },
});
