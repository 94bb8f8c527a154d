import { randomBytes } from 'node:crypto';
import type { Environment } from '#libs/platform';

/** A way to run the service: in one process, or on the Kafka and Redis that the environment names. */
export interface Mode {
  readonly name: string;
  readonly env: () => Environment;
}

const { KAFKA_BROKERS: brokers, REDIS_URL: redis } = process.env;

const EMBEDDED: Mode = { name: 'in one process', env: () => ({}) };

/** A topic and keys of its own for each service. */
const onServers = (): Environment => {
  const name = `e2e-${randomBytes(6).toString('hex')}`;
  return {
    KAFKA_BROKERS: brokers,
    REDIS_URL: redis,
    TOPIC: name,
    REDIS_PREFIX: name,
    PARTITIONS: '3',
  };
};

/** Every suite runs in each of them. */
export const MODES: readonly Mode[] =
  brokers === undefined || redis === undefined
    ? [EMBEDDED]
    : [EMBEDDED, { name: 'on Kafka and Redis', env: onServers }];
