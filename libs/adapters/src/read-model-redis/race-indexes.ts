import type { Instant, Knowledge } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { Directory } from '../as-of-index/directory.js';
import { IdentityFacts } from '../as-of-index/identity-facts.js';
import type { IndexedRace } from '../as-of-index/indexed-answers.js';
import { PageCaches } from '../as-of-index/page-caches.js';
import { DIRECTORY } from '../as-of-index/page-writes.js';
import { pagesFor } from '../as-of-index/race-index-reader.js';
import { timesPageFor, versionKnown } from '../as-of-index/recorded-version.js';
import { BoundedCache } from '../race-history/bounded-cache.js';
import { readEvent } from './batch.js';
import { IndexPages, readSlab, slabOf, timesAtHand } from './index-pages.js';
import { readWatermark, watermarkField } from './progress-fields.js';
import type { ReadGeneration } from './serving-reader.js';

/** Characters of directories and events of identity kept; the race read last is kept whatever it has. */
const RACES_LENGTH_MAX = 20_000_000;

export interface IndexQuestion {
  readonly knowledge: Knowledge;
  readonly validBefore: Instant;
}

/** What is kept of a race between questions. */
interface RaceAtHand {
  readonly key: string;
  readonly race: string;
  readonly partition: number;
  readonly directory: Directory;
  /** In version order. */
  identity: readonly AcceptedEvent[];
  facts: IdentityFacts;
}

interface Head {
  readonly watermark: Instant | null;
  readonly version: number;
  readonly recordedSince: Instant;
  readonly redacted: number;
}

/** The indexes of races, each read on from where it was read before. */
export class RaceIndexes {
  readonly #races = new BoundedCache<RaceAtHand>(RACES_LENGTH_MAX);
  readonly #caches = new PageCaches();

  /**
   * @param question for which the pages are read along, where it can be told which they are.
   * @returns undefined where the generation knows no such race, or nothing says what it is.
   */
  async read(
    generation: ReadGeneration,
    race: string,
    question?: IndexQuestion,
  ): Promise<IndexedRace | undefined> {
    const key = `${generation.tag} ${race}`;
    const found = this.#races.get(key) ?? (await begin(generation, race));
    if (found === undefined) return undefined;
    const head = await this.#readOn(generation, found, question);
    this.#races.set(key, found, 1 + found.directory.length);
    if (!found.facts.isCreated) return undefined;
    const { directory, facts: identity } = found;
    const room = { generation, race, directory, caches: this.#caches, head: head.version };
    const pages = new IndexPages(room);
    const { version, ...rest } = head;
    return { key, pages, identity, head: version, ...rest };
  }

  /**
   * The watermark is read before the version, so that it never promises an event that is not among them [Q3];
   * the version before the pages, which then hold at least all up to it.
   */
  async #readOn(
    generation: ReadGeneration,
    found: RaceAtHand,
    question: IndexQuestion | undefined,
  ): Promise<Head> {
    const { keys } = generation;
    const { race, partition, directory } = found;
    const room = { generation, race, caches: this.#caches };
    const slabs = this.#foreseen(room, found, question).map((page) => {
      const slab = slabOf(room, page);
      return { page, slab, from: slab.length };
    });
    const from = directory.length;
    const [watermark, [version, since, redacted], identities, news, ...texts] =
      await generation.ask<[string | null, (string | null)[], number, string, ...string[]]>(
        (pipeline) => {
          pipeline.hget(keys.progress, watermarkField(partition));
          pipeline.hmget(keys.head(race), 'version', 'recordedSince', 'redacted');
          pipeline.hlen(keys.identity(race));
          pipeline.getrange(keys.page(race, DIRECTORY), from, -1);
          for (const slab of slabs) pipeline.getrange(keys.page(race, slab.page), slab.from, -1);
        },
      );
    // Another question may have read on meanwhile.
    directory.read(news.slice(directory.length - from));
    const head = Number(version ?? 0);
    for (const [index, { page, slab, from: start }] of slabs.entries())
      readSlab(room, { page, slab, head }, [texts[index] ?? '', start]);
    if (identities !== found.identity.length) await readIdentity(generation, found);
    return {
      watermark: readWatermark(watermark),
      version: head,
      recordedSince: Number(since ?? 0),
      redacted: Number(redacted ?? 0),
    };
  }

  /** The slabs that the question needs as far as the directory at hand tells, if they may have grown since. */
  #foreseen(
    room: Parameters<typeof slabOf>[0],
    { directory }: RaceAtHand,
    question: IndexQuestion | undefined,
  ): readonly string[] {
    if (question === undefined) return [];
    const { knowledge, validBefore } = question;
    const page = timesPageFor(directory, knowledge);
    const times = page === null ? [] : timesAtHand(room, page);
    if (times === undefined) return [];
    const version = versionKnown(directory, knowledge, { head: Infinity, times });
    return pagesFor(directory, version, validBefore).filter(
      (name) => slabOf(room, name).upTo < version,
    );
  }
}

async function begin(generation: ReadGeneration, race: string): Promise<RaceAtHand | undefined> {
  const [partition] = await generation.ask<[string | null]>((pipeline) =>
    pipeline.hget(generation.keys.head(race), 'partition'),
  );
  if (partition === null) return undefined;
  return {
    key: `${generation.tag} ${race}`,
    race,
    partition: Number(partition),
    directory: new Directory(),
    identity: [],
    facts: new IdentityFacts([]),
  };
}

async function readIdentity(generation: ReadGeneration, found: RaceAtHand): Promise<void> {
  const [events] = await generation.ask<[string[]]>((pipeline) =>
    pipeline.hvals(generation.keys.identity(found.race)),
  );
  found.identity = events.map(readEvent).sort((one, other) => one.version - other.version);
  found.facts = new IdentityFacts(found.identity);
}
