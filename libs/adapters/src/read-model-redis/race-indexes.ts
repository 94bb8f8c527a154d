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
import { generationOf, type ReadGeneration } from './serving-reader.js';

/** Characters of directories and events of identity kept; the race read last is kept whatever it has. */
const RACES_LENGTH_MAX = 20_000_000;

export interface IndexQuestion {
  readonly knowledge: Knowledge;
  readonly validBefore: Instant;
}

/** What is kept of a race between questions. */
interface RaceAtHand {
  readonly race: string;
  /** Version of its last redaction, since which its pages are others. */
  readonly edition: number;
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
}

/** The indexes of races, each read on from where it was read before. */
export class RaceIndexes {
  readonly #races = new BoundedCache<RaceAtHand>(RACES_LENGTH_MAX);
  readonly #caches = new PageCaches();
  readonly #onRewritten: (key: string) => void;

  /** @param onRewritten is told that what was answered of a race under a key says more than may be said now. */
  constructor(onRewritten: (key: string) => void) {
    this.#onRewritten = onRewritten;
  }

  /**
   * @param question for which the pages are read along, where it can be told which they are.
   * @returns undefined where the generation knows no such race, or nothing says what it is.
   */
  async read(
    generation: ReadGeneration,
    race: string,
    question?: IndexQuestion,
  ): Promise<IndexedRace | undefined> {
    const atHand = keyOf(generation, race);
    const found = this.#races.get(atHand) ?? (await begin(generation, race));
    if (found === undefined) return undefined;
    const { edition: redacted } = found;
    const edition = generationOf(generation, {
      race,
      edition: redacted,
      forget: () => {
        this.#forget(atHand, key);
      },
    });
    const key = keyOf(edition, race);
    const head = await this.#readOn(edition, found, question);
    this.#races.set(atHand, found, 1 + found.directory.length);
    if (!found.facts.isCreated) return undefined;
    const { directory, facts: identity } = found;
    const { version, ...rest } = head;
    const room = { generation: edition, race, directory, caches: this.#caches, head: version };
    return { key, pages: new IndexPages(room), identity, head: version, redacted, ...rest };
  }

  #forget(atHand: string, key: string): void {
    this.#races.forget(atHand);
    this.#caches.forget(`${key} `);
    this.#onRewritten(key);
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
    const [watermark, [version, since], identities, news, ...texts] = await generation.ask<
      [string | null, (string | null)[], number, string, ...string[]]
    >((pipeline) => {
      pipeline.hget(keys.progress, watermarkField(partition));
      pipeline.hmget(keys.head(race), 'version', 'recordedSince');
      pipeline.hlen(keys.identity(race));
      pipeline.getrange(keys.page(race, DIRECTORY), from, -1);
      for (const slab of slabs) pipeline.getrange(keys.page(race, slab.page), slab.from, -1);
    });
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

const keyOf = ({ tag }: ReadGeneration, race: string): string => `${tag} ${race}`;

async function begin(generation: ReadGeneration, race: string): Promise<RaceAtHand | undefined> {
  const [[partition = null, redacted]] = await generation.ask<[(string | null)[]]>((pipeline) =>
    pipeline.hmget(generation.keys.head(race), 'partition', 'redacted'),
  );
  if (partition === null) return undefined;
  return {
    race,
    edition: Number(redacted ?? 0),
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
