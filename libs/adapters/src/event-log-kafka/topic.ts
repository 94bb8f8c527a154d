import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type Admin } from 'kafkajs';
import { type Logger, LogMisconfigured } from '#libs/ports';
import type { KafkaEnds } from './kafka-ends.js';
import { TOPIC_SETTINGS, type TopicFacts, topicProblems, topicSettings } from './topic-rules.js';

const REPLICAS_MAX = 3;
const DESCRIBE_ATTEMPTS = 5;
const DESCRIBE_PAUSE_MS = 200;

export interface TopicWish {
  readonly topic: string;
  readonly partitions: number;
  readonly createTopic: boolean;
  readonly logger: Logger;
}

/**
 * Makes sure that the topic is there and may serve as the log.
 * @throws LogMisconfigured, LogUnavailable
 */
export async function prepareTopic(ends: KafkaEnds, wish: TopicWish): Promise<void> {
  const { topic, partitions, createTopic, logger } = wish;
  const topics = await ends.ask((admin) => admin.listTopics());
  if (!topics.includes(topic)) {
    if (!createTopic)
      throw new LogMisconfigured(
        `Kafka has no topic ${topic}; create it, or set CREATE_TOPIC=true.`,
      );
    await ends.ask((admin) => create(admin, wish));
    logger.info('The topic of the log was created', { topic, partitions });
  }
  const problems = topicProblems(await described(ends, topic), partitions);
  if (problems.length === 0) return;
  throw new LogMisconfigured(`The topic ${topic} cannot be the log: ${problems.join('; ')}.`);
}

async function create(admin: Admin, { topic, partitions }: TopicWish): Promise<void> {
  const { brokers } = await admin.describeCluster();
  const replicas = Math.min(brokers.length, REPLICAS_MAX);
  const settings = Object.entries(topicSettings(replicas));
  const configEntries = settings.map(([name, value]) => ({ name, value }));
  const wanted = { topic, numPartitions: partitions, replicationFactor: replicas, configEntries };
  // Another process may create it in the same moment: then this one finds it created.
  await admin.createTopics({ topics: [wanted], waitForLeaders: true });
}

/** Right after a topic is made, its brokers may not know yet which of them leads it. */
async function described(ends: KafkaEnds, topic: string): Promise<TopicFacts> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await ends.ask((admin) => describe(admin, topic));
    } catch (error) {
      if (attempt === DESCRIBE_ATTEMPTS) throw error;
      await pause(DESCRIBE_PAUSE_MS);
    }
}

async function describe(admin: Admin, topic: string): Promise<TopicFacts> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const partitions = topics[0]?.partitions ?? [];
  const offsets = await admin.fetchTopicOffsets(topic);
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [
      { type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames: TOPIC_SETTINGS },
    ],
  });
  const entries = resources[0]?.configEntries ?? [];
  return {
    partitions: partitions.length,
    replicas: Math.min(...partitions.map(({ replicas }) => replicas.length)),
    settings: Object.fromEntries(
      entries.map(({ configName, configValue }) => [configName, configValue]),
    ),
    starts: offsets.toSorted((a, b) => a.partition - b.partition).map(({ low }) => Number(low)),
  };
}
