import { randomBytes } from 'node:crypto';
import type { AcceptedEvent } from '#libs/ports';
import { DIRECTORY } from '../as-of-index/page-writes.js';
import { RaceIndexWriter, TREE_LIMITS, widePages } from '../as-of-index/race-index-writer.js';
import { BoundedCache } from '../race-history/bounded-cache.js';
import type { RaceRun } from '../race-history/race-run.js';
import { readEvent } from './batch.js';
import type { GenerationKeys } from './keys.js';
import type { PreparedRun } from './prepared-run.js';
import { versionsAfter } from './race-events.js';
import type { RedisLink } from './redis-link.js';

/** Events of the races whose writers are kept; the one used last is kept however long its race is. */
const WRITER_EVENTS_MAX = 200_000;
/** Events read from Redis in one round trip. */
const EVENTS_AT_ONCE = 2_000;

interface RaceWriter {
  readonly index: RaceIndexWriter;
  /** Unlike that of any other writer. */
  readonly name: string;
  /** Who wrote the race last; empty where nobody did. */
  before: string;
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
  async prepare(run: RaceRun): Promise<PreparedRun | null> {
    const first = run.events[0]?.version ?? 1;
    let writer = this.#writers.get(run.race) ?? (await this.#load(run.race));
    // Another may have written what lies between.
    if (first > writer.index.version + 1) writer = await this.#load(run.race);
    if (first > writer.index.version + 1) return null;
    try {
      return this.#take(run, writer);
    } catch (error) {
      // It may hold a part of the event by now.
      this.forget(run.race);
      throw error;
    }
  }

  #take(run: RaceRun, writer: RaceWriter): PreparedRun {
    const { index, name, before } = writer;
    const { version } = index;
    const events = run.events.filter((accepted) => accepted.version > version);
    for (const accepted of events) index.add(accepted);
    if (events.length > 0) writer.before = name;
    this.#writers.set(run.race, writer, 1 + index.version);
    return { run, version, before, writer: name, events, writes: index.take() };
  }

  async #load(race: string): Promise<RaceWriter> {
    const [[version, before]] = await this.#link.send<[[string | null, string | null]]>(
      (pipeline) => pipeline.hmget(this.#keys.head(race), 'version', 'writer'),
    );
    const events = await this.#readEvents(race, Number(version ?? 0));
    const [directory] = await this.#link.send<[string | null]>((pipeline) =>
      pipeline.get(this.#keys.page(race, DIRECTORY)),
    );
    const wide = await this.#readPages(race, widePages(directory ?? ''));
    const found = { events, directory: directory ?? '', wide };
    const index = new RaceIndexWriter(TREE_LIMITS, found);
    return { index, name: randomBytes(6).toString('hex'), before: before ?? '' };
  }

  async #readPages(race: string, pages: readonly string[]): Promise<readonly string[]> {
    const texts = await this.#link.send<(string | null)[]>((pipeline) => {
      for (const page of pages) pipeline.get(this.#keys.page(race, page));
    });
    return texts.map((text) => text ?? '');
  }

  async #readEvents(race: string, version: number): Promise<readonly AcceptedEvent[]> {
    const events: AcceptedEvent[] = [];
    while (events.length < version) {
      const versions = versionsAfter(
        events.length,
        Math.min(EVENTS_AT_ONCE, version - events.length),
      );
      const [page] = await this.#link.send<[(string | null)[]]>((pipeline) =>
        pipeline.hmget(this.#keys.events(race), ...versions),
      );
      const found = page.flatMap((json) => (json === null ? [] : readEvent(json)));
      // Gone meanwhile: what is written on will be refused.
      if (found.length === 0) return events;
      events.push(...found);
    }
    return events;
  }
}
