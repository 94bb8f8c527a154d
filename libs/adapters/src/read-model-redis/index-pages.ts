import type { FalseReport, Instant, Revision } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import type { Directory } from '../as-of-index/directory.js';
import { factNamed } from '../as-of-index/map-pages.js';
import type { PageCaches } from '../as-of-index/page-caches.js';
import { TIMES_PER_PAGE } from '../as-of-index/page-writes.js';
import type { RacePages } from '../as-of-index/race-index-reader.js';
import { readTimes } from '../as-of-index/recorded-version.js';
import type { SlabRecord } from '../as-of-index/slab.js';
import { SlabRecords } from '../as-of-index/slab-records.js';
import { readRef, readReport, readRevision } from '../as-of-index/told.js';
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

  async slabs(
    pages: readonly string[],
    version: number,
  ): Promise<readonly (readonly SlabRecord[])[]> {
    const slabs = pages.map((page) => ({ page, slab: slabOf(this.#room, page) }));
    const behind = slabs.filter(({ slab }) => slab.upTo < version);
    if (behind.length > 0) await this.#readOn(behind);
    return slabs.map(({ slab }) => slab.records);
  }

  async revisions(refs: readonly string[]): Promise<ReadonlyMap<string, Revision>> {
    const { facts } = this.#room.caches;
    const race = raceKey(this.#room);
    const found = new Map<string, Revision>();
    const missing: string[] = [];
    for (const ref of refs) {
      const known = facts.get(race, ref);
      if (known === undefined) missing.push(ref);
      else found.set(ref, known);
    }
    for (const [ref, revision] of await this.#readFacts(missing)) {
      facts.set(race, ref, revision);
      found.set(ref, revision);
    }
    return found;
  }

  async reports(keys: readonly string[]): Promise<readonly FalseReport[]> {
    const { reports } = this.#room.caches;
    const missing = keys.filter((key) => reports.get(this.#key(key)) === undefined);
    const bodies = await this.#readBodies(missing);
    const read = new Map(bodies.map((json, index) => [missing[index], readReport(json)]));
    for (const [key = '', report] of read) reports.set(this.#key(key), report, 1);
    return keys.flatMap((key) => read.get(key) ?? reports.get(this.#key(key)) ?? []);
  }

  #key(name: string): string {
    return keyOf(this.#room, name);
  }

  async #readOn(
    behind: readonly { readonly page: string; readonly slab: SlabRecords }[],
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

  async #readFacts(refs: readonly string[]): Promise<readonly (readonly [string, Revision])[]> {
    if (refs.length === 0) return [];
    const read = refs.map((ref) => ({ ref, ...readRef(ref) }));
    const plain = read.filter(({ body }) => body === null);
    const revised = read.filter(({ body }) => body !== null);
    const [events, bodies] = await Promise.all([
      this.#readEvents(plain.map(({ version }) => String(version))),
      this.#readBodies(revised.map(({ ref }) => ref)),
    ]);
    return [
      ...plain.map(
        ({ ref, name }, index) => [ref, factNamed(name, eventOf(events[index]))] as const,
      ),
      ...revised.map(({ ref }, index) => [ref, readRevision(bodies[index] ?? '')] as const),
    ];
  }

  async #readEvents(versions: readonly string[]): Promise<readonly (string | null)[]> {
    if (versions.length === 0) return [];
    const { generation, race } = this.#room;
    const [events] = await generation.ask<[(string | null)[]]>((pipeline) =>
      pipeline.hmget(generation.keys.events(race), ...versions),
    );
    return events;
  }

  async #readBodies(keys: readonly string[]): Promise<readonly string[]> {
    if (keys.length === 0) return [];
    const { generation, race } = this.#room;
    const [bodies] = await generation.ask<[(string | null)[]]>((pipeline) =>
      pipeline.hmget(generation.keys.bodies(race), ...keys),
    );
    return bodies.map((json, index) => {
      if (json === null) throw new Error(`There is no body ${keys[index] ?? ''} of ${race}.`);
      return json;
    });
  }
}

const eventOf = (json: string | null | undefined): AcceptedEvent | undefined =>
  typeof json === 'string' ? readEvent(json) : undefined;

type KeyRoom = Pick<PagesRoom, 'generation' | 'race' | 'caches'>;

const raceKey = ({ generation, race }: KeyRoom): string => `${generation.tag} ${race}`;
const keyOf = (room: KeyRoom, name: string): string => `${raceKey(room)} ${name}`;

/** A slab as far as it was read. */
export const slabOf = (room: KeyRoom, page: string): SlabRecords =>
  room.caches.slabs.get(keyOf(room, page)) ?? new SlabRecords();

/** Takes what was read of a slab from some place on, after its race was at a version. */
export function readSlab(
  room: KeyRoom,
  {
    page,
    slab,
    head,
  }: { readonly page: string; readonly slab: SlabRecords; readonly head: number },
  [text, from]: readonly [string, number],
): void {
  slab.read(text, from, head);
  room.caches.slabs.set(keyOf(room, page), slab, 1 + slab.length);
}

/** The times on a page that is full and was read before. */
export const timesAtHand = (room: KeyRoom, page: string): readonly Instant[] | undefined =>
  room.caches.times.get(keyOf(room, page));
