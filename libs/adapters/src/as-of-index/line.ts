import type { Instant } from '#libs/domain';
import type { LineAt } from './directory.js';
import type { Item, ItemId } from './item.js';

/** A line as its writer keeps it. */
export interface Line extends LineAt {
  /** What is needed in it now. */
  readonly items: Map<ItemId, Item>;
  /** Records that its slab still takes before it is closed. */
  room: number;
  /** Where the facts began that came last in it, in the order in which they came. */
  readonly recent: Instant[];
}
