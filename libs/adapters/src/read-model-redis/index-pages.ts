import type { FalseReport, Instant, Revision } from '#libs/domain';
import type { Directory } from '../as-of-index/directory.js';
import { factNamed } from '../as-of-index/map-pages.js';
import type { PageCaches } from '../as-of-index/page-caches.js';
import { TIMES_PER_PAGE } from '../as-of-index/page-writes.js';
import type { RacePages } from '../as-of-index/race-index-reader.js';
import { readTimes } from '../as-of-index/recorded-version.js';
import type { ReadFact } from '../as-of-index/read-fact.js';
import { SlabRows } from '../as-of-index/slab-rows.js';
import { type NamedFact, readRef, readReport, readRevision } from '../as-of-index/told.js';
import { readEvent } from './batch.js';
import type { ReadGeneration } from './serving-reader.js';

export interface PagesRoom {
  readonly generation: ReadGeneration;
  readonly race: string;
  readonly directory: Directory;
  readonly caches: PageCaches;
  /** The race's last version when it was asked for. */
  readonly head: number;
}

/** The pages of a race in Redis: what was read before is not read again, and all that is missing in one round trip. */
export class IndexPages implements RacePages {
  readonly #room: PagesRoom;

  constructor(room: PagesRoom) {
    this.#room = room;
  }

  get directory(): Directory {
    return this.#room.directory;
  }

  async times(page: string): Promise<readonly Instant[]> {
    const key = this.#key(page);
    const known = this.#room.caches.times.get(key);
    if (known !== undefined) return known;
    const { generation, race } = this.#room;
    const [text] = await generation.ask<[string | null]>((pipeline) =>
      pipeline.get(generation.keys.page(race, page)),
    );
    const times = readTimes(text ?? '');
    // A page that is not full yet may grow.
    if (times.length === TIMES_PER_PAGE) this.#room.caches.times.set(key, times, times.length);
    return times;
  }

  async slabs(pages: readonly string[], version: number): Promise<readonly SlabRows[]> {
    const slabs = pages.map((page) => ({ page, slab: slabOf(this.#room, page) }));
    const behind = slabs.filter(({ slab }) => slab.upTo < version);
    if (behind.length > 0) await this.#readOn(behind);
    return slabs.map(({ slab }) => slab);
  }

  async facts(named: readonly NamedFact[]): Promise<readonly ReadFact[]> {
    const { facts } = this.#room.caches;
    const race = raceKey(this.#room);
    const found = named.map((each) => facts.get(race, each));
    const missing = named.filter((_, index) => found[index] === undefined);
    const read = new Map(
      (await this.#readFacts(missing)).map(([each, revision]) => [
        each,
        facts.set(race, each, revision),
      ]),
    );
    return named.flatMap((each, index) => found[index] ?? read.get(each) ?? []);
  }

  async reports(keys: readonly string[]): Promise<readonly FalseReport[]> {
    const { reports } = this.#room.caches;
    const found = keys.map((key) => reports.get(this.#key(key)));
    const missing = keys.filter((_, index) => found[index] === undefined);
    const bodies = missing.length === 0 ? [] : await this.#readHashes([], missing);
    const read = new Map(
      missing.map((key, index) => [key, readReport(this.#text(bodies[index], key))] as const),
    );
    for (const [key, report] of read) reports.set(this.#key(key), report, 1);
    return keys.flatMap((key, index) => found[index] ?? read.get(key) ?? []);
  }

  #key(name: string): string {
    return keyOf(this.#room, name);
  }

  async #readOn(
    behind: readonly { readonly page: string; readonly slab: SlabRows }[],
  ): Promise<void> {
    const { generation, race, head } = this.#room;
    const starts = behind.map(({ slab }) => slab.length);
    const texts = await generation.ask<string[]>((pipeline) => {
      for (const { page, slab } of behind)
        pipeline.getrange(generation.keys.page(race, page), slab.length, -1);
    });
    for (const [index, { page, slab }] of behind.entries())
      readSlab(this.#room, { page, slab, head }, [texts[index] ?? '', starts[index] ?? 0]);
  }

  async #readFacts(
    named: readonly NamedFact[],
  ): Promise<readonly (readonly [NamedFact, Revision])[]> {
    if (named.length === 0) return [];
    const read = named.map((each) => ({ each, ...readRef(each.ref) }));
    const plain = read.filter(({ body }) => body === null);
    const revised = read.filter(({ body }) => body !== null);
    const texts = await this.#readHashes(
      plain.map(({ version }) => String(version)),
      revised.map(({ each }) => each.ref),
    );
    return [...plain, ...revised].map(({ each, name, body }, index) => {
      const json = this.#text(texts[index], each.ref);
      return [each, body === null ? factNamed(name, readEvent(json)) : readRevision(json)];
    });
  }

  /** Events by their versions, then bodies by their keys, in one round trip. */
  async #readHashes(
    versions: readonly string[],
    bodies: readonly string[],
  ): Promise<readonly (string | null)[]> {
    const { generation, race } = this.#room;
    const { keys } = generation;
    const found = await generation.ask<(string | null)[][]>((pipeline) => {
      if (versions.length > 0) pipeline.hmget(keys.events(race), ...versions);
      if (bodies.length > 0) pipeline.hmget(keys.bodies(race), ...bodies);
    });
    return found.flat();
  }

  #text(json: string | null | undefined, ref: string): string {
    if (typeof json === 'string') return json;
    throw new Error(`There is no fact ${ref} of ${this.#room.race}.`);
  }
}

type KeyRoom = Pick<PagesRoom, 'generation' | 'race' | 'caches'>;

const raceKey = ({ generation, race }: KeyRoom): string => `${generation.tag} ${race}`;
const keyOf = (room: KeyRoom, name: string): string => `${raceKey(room)} ${name}`;

/** A slab as far as it was read. */
export const slabOf = (room: KeyRoom, page: string): SlabRows =>
  room.caches.slabs.get(keyOf(room, page)) ?? new SlabRows();

/** Takes what was read of a slab from some place on, after its race was at a version. */
export function readSlab(
  room: KeyRoom,
  { page, slab, head }: { readonly page: string; readonly slab: SlabRows; readonly head: number },
  [text, from]: readonly [string, number],
): void {
  slab.read(text, from, head);
  room.caches.slabs.set(keyOf(room, page), slab, 1 + slab.length);
}

/** The times on a page that is full and was read before. */
export const timesAtHand = (room: KeyRoom, page: string): readonly Instant[] | undefined =>
  room.caches.times.get(keyOf(room, page));
