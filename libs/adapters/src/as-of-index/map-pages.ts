import type { FalseReport, Instant, Revision } from '#libs/domain';
import { assertedFacts } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { Directory } from './directory.js';
import { PageCaches } from './page-caches.js';
import { DIRECTORY, type PageWrites } from './page-writes.js';
import type { RacePages } from './race-index-reader.js';
import { type FoundRace, widePages } from './race-index-writer.js';
import { readTimes } from './recorded-version.js';
import type { ReadFact } from './read-fact.js';
import { SlabRows } from './slab-rows.js';
import { type NamedFact, nameOf, readRef, readReport, readRevision } from './told.js';

/** The pages of a race as texts of this process. */
export class MapPages implements RacePages {
  readonly directory = new Directory();
  readonly #texts = new Map<string, string>();
  readonly #bodies = new Map<string, string>();
  readonly #eventAt: (version: number) => AcceptedEvent | undefined;
  readonly #caches: PageCaches;
  readonly #key: string;

  /** @param shared what races keep together, and the key that tells this one apart. */
  constructor(
    eventAt: (version: number) => AcceptedEvent | undefined,
    shared: { readonly caches: PageCaches; readonly key: string } = {
      caches: new PageCaches(),
      key: '',
    },
  ) {
    this.#eventAt = eventAt;
    this.#caches = shared.caches;
    this.#key = shared.key;
  }

  /** What a new writer begins from. */
  found(events: readonly AcceptedEvent[]): FoundRace {
    const directory = this.text(DIRECTORY);
    return { events, directory, wide: widePages(directory).map((page) => this.text(page)) };
  }

  /** All that was written to a page. */
  text(page: string): string {
    return this.#texts.get(page) ?? '';
  }

  write({ appends, bodies }: PageWrites): void {
    for (const [page, text] of appends) this.#texts.set(page, this.text(page) + text);
    for (const [key, json] of bodies) this.#bodies.set(key, json);
    this.directory.read(appends.get(DIRECTORY) ?? '');
  }

  slabs(pages: readonly string[]): Promise<readonly SlabRows[]> {
    return Promise.resolve(pages.map((page) => this.#slab(page)));
  }

  times(page: string): Promise<readonly Instant[]> {
    return Promise.resolve(readTimes(this.text(page)));
  }

  facts(named: readonly NamedFact[]): Promise<readonly ReadFact[]> {
    return Promise.resolve(named.map((each) => this.#fact(each)));
  }

  reports(keys: readonly string[]): Promise<readonly FalseReport[]> {
    return Promise.resolve(keys.map((key) => this.#report(key)));
  }

  #slab(page: string): SlabRows {
    const key = `${this.#key} ${page}`;
    const text = this.text(page);
    const slab = this.#caches.slabs.get(key) ?? new SlabRows();
    slab.read(text.slice(slab.length), slab.length, Infinity);
    this.#caches.slabs.set(key, slab, 1 + slab.length);
    return slab;
  }

  #fact(named: NamedFact): ReadFact {
    const { facts } = this.#caches;
    const known = facts.get(this.#key, named);
    return known ?? facts.set(this.#key, named, this.#readRevision(named.ref));
  }

  #readRevision(ref: string): Revision {
    const { name, version, body } = readRef(ref);
    if (body !== null) return readRevision(this.#body(body));
    return factNamed(name, this.#eventAt(version));
  }

  #report(reportKey: string): FalseReport {
    const key = `${this.#key} ${reportKey}`;
    const report = this.#caches.reports.get(key) ?? readReport(this.#body(reportKey));
    this.#caches.reports.set(key, report, 1);
    return report;
  }

  #body(key: string): string {
    const json = this.#bodies.get(key);
    if (json === undefined) throw new Error(`There is no body ${key}.`);
    return json;
  }
}

/** A fact as its event alone says it. */
export function factNamed(name: string, accepted: AcceptedEvent | undefined): Revision {
  const facts = accepted === undefined ? [] : assertedFacts(accepted);
  const fact = facts.find((each) => nameOf(each) === name);
  if (fact === undefined) throw new Error(`There is no fact ${name}.`);
  return fact;
}
