import type { Instant } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { Directory, timesPart, UNORDERED_PART } from './directory.js';
import type { ItemId } from './item.js';
import { ItemTrees } from './item-trees.js';
import type { TreeLimits } from './line-plan.js';
import {
  DIRECTORY,
  PageBuffer,
  type PageWrites,
  slabPage,
  TIMES_PER_PAGE,
  timesPage,
} from './page-writes.js';
import { RaceItems } from './race-items.js';
import { SlabRows } from './slab-rows.js';

/** Slabs are as large as the answers that are read from them, times a few, however long the history. */
export const TREE_LIMITS: TreeLimits = {
  recordsMin: 256,
  growth: 8,
  growthInOrder: 2,
  birthsMin: 128,
  crowd: 4,
  linesMax: 8,
};

/** A race of which pages are written. */
export interface FoundRace {
  readonly events: readonly AcceptedEvent[];
  /** The page `DIRECTORY`. */
  readonly directory: string;
  /** The pages that `widePages` names. */
  readonly wide: readonly string[];
}

const NO_RACE: FoundRace = { events: [], directory: '', wide: [] };

/** The pages that tell a new writer which tree holds what. */
export function widePages(directory: string): readonly string[] {
  return readDirectory(directory)
    .lines('w')
    .flatMap(({ slab }) => (slab === 0 ? [] : slabPage('w', slab)));
}

/** Writes the pages of a race, from which any (V, K) of the recorded clock is answered. */
export class RaceIndexWriter {
  readonly #pages = new PageBuffer();
  readonly #items = new RaceItems();
  readonly #trees: ItemTrees;
  #recordedAt: Instant;

  constructor(limits: TreeLimits = TREE_LIMITS, found: FoundRace = NO_RACE) {
    const changes = this.#items.restore(found.events, new PageBuffer());
    this.#trees = new ItemTrees(limits, this.#pages, {
      directory: readDirectory(found.directory),
      items: changes.flatMap(({ after }) => after ?? []),
      wide: new Set(found.wide.flatMap(idsNeeded)),
    });
    this.#recordedAt = found.events.at(-1)?.recordedAt ?? -Infinity;
  }

  /** Of the last event. */
  get version(): number {
    return this.#items.version;
  }

  /** Records written to slabs by this writer. */
  get records(): number {
    return this.#pages.records;
  }

  /** Takes the next event. */
  add(accepted: AcceptedEvent): void {
    const { version, recordedAt } = accepted;
    this.#writeTime(version, recordedAt);
    this.#trees.apply(version, this.#items.add(accepted, this.#pages));
  }

  /** What is to be written for the events added since it was last asked. */
  take(): PageWrites {
    return this.#pages.take();
  }

  #writeTime(version: number, recordedAt: Instant): void {
    const place = (version - 1) % TIMES_PER_PAGE;
    if (place === 0) this.#pages.append(DIRECTORY, timesPart(recordedAt));
    if (recordedAt < this.#recordedAt) this.#pages.append(DIRECTORY, UNORDERED_PART);
    this.#pages.append(timesPage((version - 1 - place) / TIMES_PER_PAGE), `,${recordedAt}`);
    this.#recordedAt = Math.max(this.#recordedAt, recordedAt);
  }
}

function idsNeeded(slab: string): readonly ItemId[] {
  const rows = new SlabRows();
  rows.read(slab, 0, Infinity);
  return rows.idsNeeded;
}

function readDirectory(text: string): Directory {
  const directory = new Directory();
  directory.read(text);
  return directory;
}
