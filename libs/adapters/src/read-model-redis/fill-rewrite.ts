import type { ChainableCommander } from 'ioredis';
import { identityEventsIn } from '../race-history/race-history.js';
import { type GenerationKeys, raceKeys } from './keys.js';
import type { PreparedRewrite } from './prepared-run.js';

/** One result, as `rewrite-race` returns it. */
export function fillRewrite(
  pipeline: ChainableCommander,
  keys: GenerationKeys,
  { run, version, before, writer, rewrite }: PreparedRewrite,
): void {
  const { edition, whole, changed, goes, writes } = rewrite;
  const identity = identityEventsIn(whole);
  pipeline.rewriteRace(
    ...raceKeys(keys.ofEdition(goes.edition), run.race),
    keys.ofEdition(edition).pages(run.race),
    ...[version, before, writer, run.partition, edition, whole.length],
    ...[whole[0]?.recordedAt ?? 0, whole.at(-1)?.recordedAt ?? 0],
    // Lists, which the client takes apart: a long race has more of them than a call may have arguments.
    changed.length,
    changed.flatMap((one) => [one.version, JSON.stringify(one)]),
    identity.length,
    identity.flatMap((one) => [one.event.id, JSON.stringify(one)]),
    goes.pages.length,
    goes.pages,
    writes.appends.size,
    [...writes.appends].flat(),
    writes.bodies.size,
    [...writes.bodies].flat(),
  );
}
