import type { FalseReport, Instant } from '#libs/domain';
import { BoundedCache } from '../race-history/bounded-cache.js';
import { FactCache } from './fact-cache.js';
import type { SlabRows } from './slab-rows.js';

/** Characters of slabs kept as tables. */
const SLAB_LENGTH_MAX = 20_000_000;
/** Facts kept as they were read, of some 1 kB each. */
const FACTS_MAX = 120_000;
/** False reports kept as they were read. */
const REPORTS_MAX = 10_000;
/** Times of recording kept as numbers. */
const TIMES_MAX = 500_000;

/** What was read last of the pages of all races; by keys unlike those of any other race. */
export class PageCaches {
  readonly slabs = new BoundedCache<SlabRows>(SLAB_LENGTH_MAX);
  readonly facts = new FactCache(FACTS_MAX);
  readonly reports = new BoundedCache<FalseReport>(REPORTS_MAX);
  readonly times = new BoundedCache<readonly Instant[]>(TIMES_MAX);

  /** Drops what was read under keys that begin so: it says what was redacted since. */
  forget(beginning: string): void {
    for (const cache of [this.slabs, this.facts, this.reports, this.times]) cache.forget(beginning);
  }
}
