import type { ChainableCommander } from 'ioredis';
import type { AcceptedEvent } from '#libs/ports';
import { readEvent } from './batch.js';
import type { GenerationKeys } from './keys.js';
import type { RedisLink } from './redis-link.js';

/** Events read from Redis in one round trip. */
const EVENTS_AT_ONCE = 2_000;

/** Names of the fields that hold the events after a version. */
const versionsAfter = (version: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(version + 1 + index));

/** One result: the events after a version as JSON, null for each that is not there. */
export function askEvents(
  pipeline: ChainableCommander,
  keys: GenerationKeys,
  asked: { readonly race: string; readonly after: number; readonly count: number },
): void {
  pipeline.hmget(keys.events(asked.race), ...versionsAfter(asked.after, asked.count));
}

export const present = (page: readonly (string | null)[]): readonly string[] =>
  page.flatMap((json) => json ?? []);

interface Stretch {
  readonly race: string;
  readonly keys: GenerationKeys;
  readonly after: number;
  /** The last version of all. */
  readonly to: number;
}

/** The events of a stretch, page by page and in order; it ends before the first that is missing. */
export async function* pagesOf(
  ask: RedisLink['send'],
  { race, keys, after, to }: Stretch,
): AsyncGenerator<readonly AcceptedEvent[]> {
  for (let at = after; at < to; at += EVENTS_AT_ONCE) {
    const count = Math.min(EVENTS_AT_ONCE, to - at);
    const [page] = await ask<[(string | null)[]]>((pipeline) => {
      askEvents(pipeline, keys, { race, after: at, count });
    });
    const missing = page.indexOf(null);
    yield present(missing === -1 ? page : page.slice(0, missing)).map(readEvent);
    if (missing !== -1) return;
  }
}
