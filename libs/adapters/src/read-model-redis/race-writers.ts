import { randomBytes } from 'node:crypto';
import type { AcceptedEvent } from '#libs/ports';
import { DIRECTORY } from '../as-of-index/page-writes.js';
import { RaceIndexWriter, TREE_LIMITS, widePages } from '../as-of-index/race-index-writer.js';
import { BoundedCache } from '../race-history/bounded-cache.js';
import type { RaceRun } from '../race-history/race-run.js';
import type { GenerationKeys } from './keys.js';
import type { PreparedRewrite, PreparedRun } from './prepared-run.js';
import { pagesOf } from './race-events.js';
import { namesOf } from './race-mentions.js';
import { redacts, rewrittenRace, type StoredRace } from './race-rewrite.js';
import type { RedisLink } from './redis-link.js';

/** Events of the races whose writers are kept; the one used last is kept however long its race is. */
const WRITER_EVENTS_MAX = 200_000;

interface RaceWriter {
  readonly index: RaceIndexWriter;
  /** Unlike that of any other writer. */
  readonly name: string;
  /** Who wrote the race last; empty where nobody did. */
  before: string;
  /** Of the pages that it goes on with: the version of the race's last redaction, 0 where there is none. */
  readonly edition: number;
  /** Everyone whom its events name. */
  readonly names: Set<string>;
}

/** Writers of indexes, each as far as its race was written last; one that is not at hand is read from Redis. */
export class RaceWriters {
  readonly #link: RedisLink;
  readonly #keys: GenerationKeys;
  readonly #writers = new BoundedCache<RaceWriter | null>(WRITER_EVENTS_MAX);

  constructor(link: RedisLink, keys: GenerationKeys) {
    this.#link = link;
    this.#keys = keys;
  }

  /** What a writer that may be behind, or ahead, would write is not to be written. */
  forget(race: string): void {
    this.#writers.set(race, null, 1);
  }

  /** @returns null where the run does not follow on. */
  async prepare(run: RaceRun): Promise<PreparedRun | PreparedRewrite | null> {
    const first = run.events[0]?.version ?? 1;
    let writer = this.#writers.get(run.race) ?? (await this.#load(run.race));
    // Another may have written what lies between.
    if (first > writer.index.version + 1) writer = await this.#load(run.race);
    if (first > writer.index.version + 1) return null;
    if (redacts(newsIn(run, writer.index.version))) return this.#rewrite(run);
    try {
      return this.#take(run, writer);
    } catch (error) {
      // It may hold a part of the event by now.
      this.forget(run.race);
      throw error;
    }
  }

  #take(run: RaceRun, writer: RaceWriter): PreparedRun {
    const { index, name, before, edition } = writer;
    const { version } = index;
    const events = newsIn(run, version);
    for (const accepted of events) index.add(accepted);
    if (events.length > 0) writer.before = name;
    this.#writers.set(run.race, writer, 1 + index.version);
    const names = newcomers(writer.names, namesOf(run.race, events));
    return { run, version, before, writer: name, edition, events, names, writes: index.take() };
  }

  /** A writer goes on only with pages; what was redacted is to be on none of them. */
  async #rewrite(run: RaceRun): Promise<PreparedRewrite> {
    const stored = await this.#read(run.race);
    const version = stored.events.length;
    const rewrite = rewrittenRace(run.race, stored, newsIn(run, version));
    const { index, edition, mentions } = rewrite;
    const name = newName();
    const names = new Set(mentions.comes.names);
    this.#writers.set(run.race, { index, name, before: name, edition, names }, 1 + index.version);
    return { run, version, before: stored.before, writer: name, rewrite };
  }

  async #load(race: string): Promise<RaceWriter> {
    const stored = await this.#read(race);
    const { before, edition } = stored;
    const wide = await this.#readPages(race, widePages(stored.directory), edition);
    const index = new RaceIndexWriter(TREE_LIMITS, { ...stored, wide });
    const names = new Set(namesOf(race, stored.events));
    return { index, name: newName(), before, edition, names };
  }

  async #read(race: string): Promise<StoredRace> {
    const [[version, before, redacted]] = await this.#link.send<[(string | null)[]]>((pipeline) =>
      pipeline.hmget(this.#keys.head(race), 'version', 'writer', 'redacted'),
    );
    const edition = Number(redacted ?? 0);
    const events = await this.#readEvents(race, Number(version ?? 0));
    const [directory = ''] = await this.#readPages(race, [DIRECTORY], edition);
    return { events, directory, edition, before: before ?? '' };
  }

  async #readPages(
    race: string,
    pages: readonly string[],
    edition: number,
  ): Promise<readonly string[]> {
    const keys = this.#keys.ofEdition(edition);
    const texts = await this.#link.send<(string | null)[]>((pipeline) => {
      for (const page of pages) pipeline.get(keys.page(race, page));
    });
    return texts.map((text) => text ?? '');
  }

  /** Those before the first that is gone: what is written on them will be refused. */
  async #readEvents(race: string, version: number): Promise<readonly AcceptedEvent[]> {
    const events: AcceptedEvent[] = [];
    const send = this.#link.send.bind(this.#link);
    const stretch = { race, keys: this.#keys, after: 0, to: version };
    for await (const page of pagesOf(send, stretch)) events.push(...page);
    return events;
  }
}

/** Takes names to those that are there. @returns the ones that were not. */
function newcomers(there: Set<string>, names: ReadonlySet<string>): readonly string[] {
  const found = [...names].filter((name) => !there.has(name));
  for (const name of found) there.add(name);
  return found;
}

const newName = (): string => randomBytes(6).toString('hex');

const newsIn = ({ events }: RaceRun, version: number): readonly AcceptedEvent[] =>
  events.filter((accepted) => accepted.version > version);
