import { openEmbeddedLog, openKafkaLog } from '#libs/adapters';
import type { Settings } from '#libs/platform';
import {
  type Clock,
  type EventLog,
  type Logger,
  LogMisconfigured,
  LogUnavailable,
} from '#libs/ports';

/** What an adapter needs beside the settings. */
export interface Around {
  readonly clock: Clock;
  readonly logger: Logger;
}

export const isEmbedded = ({ kafkaBrokers }: Settings): boolean => kafkaBrokers.length === 0;

/**
 * Opens the log that the settings name, once.
 * @throws LogUnavailable, LogMisconfigured
 */
export function openLog(settings: Settings, { clock, logger }: Around): Promise<EventLog> {
  const { dataDir: directory, kafkaBrokers: brokers, topic, partitions, createTopic } = settings;
  if (isEmbedded(settings)) return openEmbeddedLog({ directory, clock, logger });
  return openKafkaLog({ brokers, topic, partitions, createTopic, clock, logger });
}

/** A log that is away may come back, and one that is set up wrongly may be set right. */
export const mayPass = (error: unknown): boolean =>
  error instanceof LogUnavailable || error instanceof LogMisconfigured;
