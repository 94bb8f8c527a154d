import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createKey } from '#libs/platform';

/** Something that runs beside a bench until it is stopped. */
export interface Started {
  readonly address: string;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const API = join(ROOT, 'dist/apps/api/src/main.js');
const BARE_ROUTE = fileURLToPath(new URL('./bare-server.mjs', import.meta.url));
const BARE_STACK = join(ROOT, 'dist/tools/bench/bare-stack.js');
/** With which users start the service; the bare ones beside it have no others. */
const NODE_OPTIONS = ['--enable-source-maps', '--max-semi-space-size=64'];
/** A process may have a long log to read first. */
const START_MS_MAX = 900_000;
const LOOK_AGAIN_MS = 20;

type StackModule = Readonly<Record<string, (options?: object) => Promise<Started>>>;

async function fromStack(file: string, starter: string): Promise<Started> {
  const stack = (await import(join(ROOT, 'tools/stack', file))) as StackModule;
  const start = stack[starter];
  if (start === undefined) throw new Error(`${file} starts no ${starter}.`);
  return start();
}

const startKafka = (): Promise<Started> => fromStack('kafka.mjs', 'startKafka');
export const startRedis = (): Promise<Started> => fromStack('redis.mjs', 'startRedis');

/** A folder that is gone when the work is done. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'timeline-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Hands a started server to the work and stops it. */
export async function withServer<Server extends Started, Result>(
  starting: Promise<Server>,
  work: (server: Server) => Promise<Result>,
): Promise<Result> {
  const server = await starting;
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** A Kafka and a Redis for the work. */
export const withStack = <Result>(
  work: (kafka: Started, redis: Started) => Promise<Result>,
): Promise<Result> =>
  withServer(startKafka(), (kafka) => withServer(startRedis(), (redis) => work(kafka, redis)));

/** The service as its users start it, with settings of its own, once it is ready. */
export async function startApi(settings: Readonly<Record<string, string>>): Promise<Started> {
  const child = spawn(process.execPath, [...NODE_OPTIONS, API], {
    env: { ...process.env, PORT: '0', SAMPLE: 'false', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await addressIn(child);
  await untilReady(address);
  return { address, stop: () => end(child) };
}

export interface BareReply {
  readonly status: number;
  readonly body: string;
}

/** The bare route that answers with these bytes. */
export const startBareServer = (reply: BareReply): Promise<Started> => startBare(BARE_ROUTE, reply);

/** The stack of the service with a route that answers with these bytes, as it GETs them; without a Redis from memory. */
export const startBareStack = (reply: BareReply, redis: Started | undefined): Promise<Started> =>
  startBare(BARE_STACK, { ...reply, redis: redis?.address ?? null });

async function startBare(file: string, told: object): Promise<Started> {
  const child = spawn(process.execPath, [...NODE_OPTIONS, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(told));
  const address = await addressIn(child);
  return { address, stop: () => end(child) };
}

async function addressIn(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The output of the process cannot be read.');
  for await (const line of createInterface(child.stdout)) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address !== undefined) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error('The process ended before it listened.');
}

async function untilReady(address: string): Promise<void> {
  const end = performance.now() + START_MS_MAX;
  while (performance.now() < end) {
    const { status } = await fetch(`${address}/health/ready`);
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  throw new Error('The service did not become ready.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** A service on Kafka and Redis, all three its own. */
export interface StartedCluster {
  readonly address: string;
  readonly redis: Started;
  /** A key that may write. */
  readonly token: string;
}

export const inCluster = <Result>(
  work: (cluster: StartedCluster) => Promise<Result>,
): Promise<Result> =>
  inFolder((folder) =>
    withStack((kafka, redis) => {
      const keysFile = join(folder, 'keys.json');
      const { token } = createKey(keysFile, { role: 'editor', name: 'bench' });
      const starting = startApi({
        KAFKA_BROKERS: kafka.address,
        REDIS_URL: `redis://${redis.address}`,
        KEYS_FILE: keysFile,
      });
      return withServer(starting, ({ address }) => work({ address, redis, token }));
    }),
  );
