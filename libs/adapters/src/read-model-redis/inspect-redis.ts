import type { Logger } from '#libs/ports';
import { numberOf } from './generation-register.js';
import { Keys } from './keys.js';
import { RedisLink } from './redis-link.js';

/** What can be seen of a Redis without changing anything in it. */
export interface RedisFindings {
  /** What it does when it is full; null where it does not say. */
  readonly evictionPolicy: string | null;
  /** The generation that serves; null where none is built yet. */
  readonly generation: number | null;
}

/** @throws ReadModelUnavailable */
export async function inspectRedis(at: {
  readonly url: string;
  readonly prefix: string;
  readonly logger: Logger;
}): Promise<RedisFindings> {
  const link = new RedisLink(at.url, at.logger);
  await link.open();
  try {
    const tag = await link.ask((client) => client.get(new Keys(at.prefix).serving));
    return {
      evictionPolicy: await policyOf(link),
      generation: tag === null ? null : numberOf(tag),
    };
  } finally {
    link.close();
  }
}

/** A Redis that is rented may forbid the question: then nothing is known of it. */
async function policyOf(link: RedisLink): Promise<string | null> {
  try {
    const found = await link.ask((client) => client.config('GET', 'maxmemory-policy'));
    return (found as readonly string[])[1] ?? null;
  } catch {
    return null;
  }
}
