import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { type ReadModel, silentLogger } from '#libs/ports';
import { openRedisReadModel } from '../redis-read-model.js';

/** A part of a real Redis that one test has for itself. */
export interface RedisForTest {
  readonly prefix: string;
  readonly client: Redis;
  /** A read model of its own process, as it were; the same Redis for each. */
  open(url?: string): Promise<ReadModel>;
  /** Removes every key of the test, as a flush of Redis would. */
  flush(): Promise<void>;
  dispose(): Promise<void>;
}

export function redisForTest(url: string): RedisForTest {
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const client = new Redis(url);
  const opened: ReadModel[] = [];
  const flush = async (): Promise<void> => {
    for (const key of await keysOf(client, prefix)) await client.unlink(key);
  };
  return {
    prefix,
    client,
    flush,
    async open(at = url) {
      const model = await openRedisReadModel({ url: at, prefix, logger: silentLogger });
      opened.push(model);
      return model;
    },
    async dispose() {
      for (const model of opened) await model.close();
      await flush();
      client.disconnect();
    },
  };
}

export async function keysOf(client: Redis, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const page of client.scanStream({ match: `${prefix}:*`, count: 1_000 }))
    keys.push(...(page as string[]));
  return keys.sort();
}

/**
 * Registers specs that need a Redis where `REDIS_URL` names one. Where it does not, a plain line says that
 * they did not run; in continuous integration that is a failure.
 */
export function withRedis(specs: (url: string) => void): void {
  const url = process.env['REDIS_URL'];
  if (url !== undefined) {
    specs(url);
    return;
  }
  it('runs where REDIS_URL names a Redis, and does not run here', () => {
    expect(process.env['CI']).not.toBe('true');
  });
}
