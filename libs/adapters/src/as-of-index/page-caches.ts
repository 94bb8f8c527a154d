import type { FalseReport, Instant, Revision } from '#libs/domain';
import { BoundedCache } from '../race-history/bounded-cache.js';
import type { SlabRecords } from './slab-records.js';

/** Characters of slabs kept as records. */
const SLAB_LENGTH_MAX = 20_000_000;
/** Facts and false reports kept as they were read. */
const FACTS_MAX = 200_000;
/** Times of recording kept as numbers. */
const TIMES_MAX = 500_000;

/** What was read last of the pages of all races; by keys unlike those of any other race. */
export class PageCaches {
  readonly slabs = new BoundedCache<SlabRecords>(SLAB_LENGTH_MAX);
  readonly facts = new BoundedCache<Revision>(FACTS_MAX);
  readonly reports = new BoundedCache<FalseReport>(FACTS_MAX);
  readonly times = new BoundedCache<readonly Instant[]>(TIMES_MAX);
}
