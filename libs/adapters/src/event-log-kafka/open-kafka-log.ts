import { type Clock, type EventLog, type Logger, silentLogger, systemClock } from '#libs/ports';
import { KafkaAppender } from './kafka-appender.js';
import { KafkaEnds } from './kafka-ends.js';
import { kafkaClient } from './kafka-link.js';
import { KafkaLog } from './kafka-log.js';
import { prepareTopic } from './topic.js';

export interface KafkaLogOptions {
  /** As host:port. */
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly partitions: number;
  /** Whether a missing topic is created; true by default. */
  readonly createTopic?: boolean;
  /** By which the brokers know this program in their logs and limits. */
  readonly clientId?: string;
  /** For `askedAt` alone: when a record was appended is said by the broker. */
  readonly clock?: Clock;
  readonly logger?: Logger;
}

const DEFAULTS = {
  createTopic: true,
  clientId: 'election-timeline',
  clock: systemClock,
  logger: silentLogger,
};

/**
 * Opens the log in a topic of Kafka.
 * @throws LogMisconfigured where the topic may not be the log, with everything that is wrong with it
 * @throws LogUnavailable while no broker answers; open it again later
 */
export async function openKafkaLog(options: KafkaLogOptions): Promise<EventLog> {
  const { brokers, topic, partitions, createTopic, clientId, clock, logger } = {
    ...DEFAULTS,
    ...options,
  };
  const kafka = kafkaClient(brokers, clientId);
  const ends = new KafkaEnds(kafka, topic, clock);
  try {
    await prepareTopic(ends, { topic, partitions, createTopic, logger });
  } catch (error) {
    await ends.close();
    throw error;
  }
  const appender = new KafkaAppender(kafka, topic, logger);
  return new KafkaLog({ kafka, topic, clientId, ends, logger, partitions, appender });
}
