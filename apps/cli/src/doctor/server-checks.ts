import { openKafkaLog, openRedisReadModel } from '#libs/adapters';
import type { Settings } from '#libs/platform';
import { silentLogger } from '#libs/ports';
import { type Check, good } from './check.js';

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

/** Whether Redis answers, and may hold the read models. */
export const redisCheck = (url: string, { redisPrefix }: Settings): Check => ({
  name: 'Redis',
  run: async () => {
    const readModel = await openRedisReadModel({ url, prefix: redisPrefix, logger: silentLogger });
    try {
      const { number } = await readModel.serving();
      return good(`generation ${number} serves ${(await readModel.races()).length} races`);
    } finally {
      await readModel.close();
    }
  },
});
