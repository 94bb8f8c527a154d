import type { Instant } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { Directory, timesPart, UNORDERED_PART } from './directory.js';
import type { Item, ItemChange } from './item.js';
import type { TreeLimits } from './line-plan.js';
import { LineTree } from './line-tree.js';
import {
  DIRECTORY,
  PageBuffer,
  type PageWrites,
  TIMES_PER_PAGE,
  timesPage,
} from './page-writes.js';
import { RaceItems } from './race-items.js';

/** A slab of facts takes as much again as it began with, and is small enough to be read in one reply. */
export const TREE_LIMITS: TreeLimits = { recordsMin: 256, growth: 2, birthsMin: 128 };

/** A race of which pages are written. */
export interface FoundRace {
  readonly events: readonly AcceptedEvent[];
  /** The page `DIRECTORY`. */
  readonly directory: string;
}

/** Writes the pages of a race, from which any (V, K) of the recorded clock is answered. */
export class RaceIndexWriter {
  readonly #pages = new PageBuffer();
  readonly #items = new RaceItems();
  readonly #held: LineTree;
  readonly #reports: LineTree;
  #recordedAt: Instant;

  constructor(limits: TreeLimits = TREE_LIMITS, found: FoundRace = { events: [], directory: '' }) {
    const directory = new Directory();
    directory.read(found.directory);
    const { held, reports } = this.#items.restore(found.events, new PageBuffer());
    const lines = (tree: 'h' | 'r', changes: readonly ItemChange[]) =>
      new LineTree(tree, limits, this.#pages, {
        lines: directory.lines(tree),
        items: needed(changes),
      });
    this.#held = lines('h', held);
    this.#reports = lines('r', reports);
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
    const { held, reports } = this.#items.add(accepted, this.#pages);
    this.#held.apply(version, held);
    this.#reports.apply(version, reports);
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

const needed = (changes: readonly ItemChange[]): readonly Item[] =>
  changes.flatMap(({ after }) => after ?? []);
