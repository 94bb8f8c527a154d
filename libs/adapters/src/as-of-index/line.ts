import type { Instant } from '#libs/domain';
import type { LineAt } from './directory.js';
import type { Item, ItemId } from './item.js';

/** A line as its writer keeps it. */
export interface Line extends LineAt {
  /** What is needed in it now. */
  readonly items: Map<ItemId, Item>;
  /** Records that its slab still takes before it is closed. */
  room: number;
  /** Items that began in it since its slab was opened, and those of them that began last by then. */
  begun: number;
  begunLast: number;
  last: Instant;
}
