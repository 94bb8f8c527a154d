import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { openKafkaLog, openRedisReadModel } from '#libs/adapters';
import { createKey } from '#libs/platform';
import { type EventLog, type ReadModel, silentLogger } from '#libs/ports';
import { startKafka } from '../../tools/stack/kafka.mjs';
import { startRedis } from '../../tools/stack/redis.mjs';
import type { Server } from '../../tools/stack/server.mjs';
import { ServiceProcess } from './service-process.js';

const TOPIC = 'chaos.log';
const PREFIX = 'chaos';
const PARTITIONS = 3;

/** The service in processes that can be harmed, on a broker and a Redis of its own. */
export interface Stage {
  readonly broker: Server;
  readonly redis: Redis;
  readonly apis: readonly ServiceProcess[];
  readonly projectors: readonly ServiceProcess[];
  /** Of a key that may write. */
  readonly token: string;
  openLog(): Promise<EventLog>;
  openReadModel(): Promise<ReadModel>;
  /** Ends every process and removes what they left. */
  clear(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const name = `chaos-${randomUUID().slice(0, 8)}`;
  const folder = resolve('.stack', name);
  await mkdir(folder, { recursive: true });
  const broker = await startKafka({ name: `${name}-kafka` });
  const redisServer = await startRedis({ name: `${name}-redis` });
  const url = `redis://${redisServer.address}`;
  const keysFile = join(folder, 'keys.json');
  const { token } = createKey(keysFile, { role: 'editor', name: 'chaos' });
  const environment = {
    KAFKA_BROKERS: broker.address,
    REDIS_URL: url,
    REDIS_PREFIX: PREFIX,
    TOPIC,
    PARTITIONS: String(PARTITIONS),
    KEYS_FILE: keysFile,
  };
  const apis = await Promise.all(
    [0, 1].map((index) => service('api', index, { folder, environment })),
  );
  const projectors = await Promise.all(
    [0, 1].map((index) => service('projector', index, { folder, environment })),
  );
  const redis = new Redis(url);
  return {
    ...{ broker, redis, apis, projectors, token },
    openLog: () =>
      openKafkaLog({ brokers: [broker.address], topic: TOPIC, partitions: PARTITIONS }),
    openReadModel: () => openRedisReadModel({ url, prefix: PREFIX, logger: silentLogger }),
    async clear() {
      await Promise.all([...apis, ...projectors].map((one) => one.kill()));
      redis.disconnect();
      await Promise.all([broker.stop(), redisServer.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

interface Around {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

async function service(
  kind: 'api' | 'projector',
  index: number,
  { folder, environment }: Around,
): Promise<ServiceProcess> {
  const port = await freePort();
  const portName = kind === 'api' ? 'PORT' : 'PROJECTOR_PORT';
  return new ServiceProcess({
    name: `${kind} ${index + 1}`,
    main: `apps/${kind}/src/main.ts`,
    port,
    environment: {
      ...environment,
      ROLES: kind,
      [portName]: String(port),
      DATA_DIR: join(folder, `${kind}-${index}`),
    },
    output: join(folder, `${kind}-${index}.log`),
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
