import type { Instant } from '#libs/domain';
import { ReadModelUnavailable } from '#libs/ports';
import { BoundedCache } from '../race-history/bounded-cache.js';
import type { ReadRace } from '../race-history/race-answers.js';
import { RaceHistory } from '../race-history/race-history.js';
import { pagesOf } from './race-events.js';
import { readWatermark, watermarkField } from './progress-fields.js';
import { generationOf, type ReadGeneration } from './serving-reader.js';

/** Events of the races kept in this process; the race read last is kept however long it is. */
const RACE_CACHE_EVENTS_MAX = 100_000;

interface CachedRace {
  readonly partition: number;
  /** Version of its last redaction when it was first read. */
  readonly edition: number;
  readonly history: RaceHistory;
}

/** Histories of races, each kept up to date by reading only the events that it does not hold yet. */
export class RaceCache {
  readonly #races = new BoundedCache<CachedRace>(RACE_CACHE_EVENTS_MAX);
  readonly #loading = new Map<string, Promise<CachedRace | undefined>>();
  readonly #onRewritten: (key: string) => void;

  /** @param onRewritten is told that what was answered of a race under a key says more than may be said now. */
  constructor(onRewritten: (key: string) => void) {
    this.#onRewritten = onRewritten;
  }

  /** @returns undefined where the generation knows no such race. */
  async read(generation: ReadGeneration, race: string): Promise<ReadRace | undefined> {
    const atHand = `${generation.tag} ${race}`;
    const cached = this.#races.get(atHand) ?? (await this.#loadOnce(atHand, generation, race));
    if (cached === undefined) return undefined;
    const { history, edition } = cached;
    const key = `${atHand} ${edition}`;
    const forget = (): void => {
      this.#races.forget(atHand);
      this.#onRewritten(key);
    };
    const asked = generationOf(generation, { race, edition, forget });
    const watermark = await readOn(asked, race, cached);
    this.#races.set(atHand, cached, history.version);
    return { key, history, watermark };
  }

  /** Many who ask for a race that is not at hand wait for one reading of it. */
  #loadOnce(
    key: string,
    generation: ReadGeneration,
    race: string,
  ): Promise<CachedRace | undefined> {
    const begun = this.#loading.get(key);
    if (begun !== undefined) return begun;
    const loading = load(generation, race).finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading;
  }
}

async function load(generation: ReadGeneration, race: string): Promise<CachedRace | undefined> {
  const [[partition = null, redacted]] = await generation.ask<[(string | null)[]]>((pipeline) =>
    pipeline.hmget(generation.keys.head(race), 'partition', 'redacted'),
  );
  if (partition === null) return undefined;
  const edition = Number(redacted ?? 0);
  const cached = { partition: Number(partition), edition, history: new RaceHistory() };
  const forget = (): void => undefined;
  await readOn(generationOf(generation, { race, edition, forget }), race, cached);
  return cached;
}

/**
 * Reads what came since. The watermark is read before the events, so that it never promises one that is
 * not among them [Q3].
 * @throws ReadModelUnavailable where Redis does not hold all of them
 */
async function readOn(
  generation: ReadGeneration,
  race: string,
  { partition, history }: CachedRace,
): Promise<Instant | null> {
  const { keys } = generation;
  const field = watermarkField(partition);
  const [watermark, version] = await generation.ask<[string | null, string | null]>((pipeline) => {
    pipeline.hget(keys.progress, field);
    pipeline.hget(keys.head(race), 'version');
  });
  const head = Number(version ?? 0);
  const stretch = { race, keys, after: history.version, to: head };
  for await (const page of pagesOf(generation.ask, stretch)) {
    // Another question may have added some of them meanwhile; those are passed over.
    for (const accepted of page) history.add(accepted);
  }
  if (history.version < head) throw eventsMissing(race, history.version + 1, head);
  return readWatermark(watermark);
}

const eventsMissing = (race: string, version: number, head: number): ReadModelUnavailable =>
  new ReadModelUnavailable(
    `Redis holds no event ${version} of ${race}, which has ${head}: it evicts keys or lost them. A rebuild makes the read models anew.`,
  );
