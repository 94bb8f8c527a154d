import type { ChainableCommander } from 'ioredis';
import type { GenerationKeys } from './keys.js';

/** Names of the fields that hold the events after a version. */
export const versionsAfter = (version: number, count: number): string[] =>
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
