import type { Instant } from '#libs/domain';

/** A fact's name in the index, or the instant of a turn [Q4]. */
export type ItemId = string | number;

/** What must be found at every V from `from` to before `upto`: a fact that may hold then, or a turn. */
export interface Item {
  readonly id: ItemId;
  readonly from: Instant;
  readonly upto: Instant;
  /** What else its record says, as JSON; empty where nothing. */
  readonly told: string;
}

/** An item as it was before an event and as it is from then on; null where it was or is not needed. */
export interface ItemChange {
  readonly before: Item | null;
  readonly after: Item | null;
}

/** Either side of a change, for what both have in common. */
export function itemOf({ before, after }: ItemChange): Item {
  const item = after ?? before;
  if (item === null) throw new Error('A change of nothing.');
  return item;
}

/** A stretch of V, its end exclusive. */
export interface Stretch {
  readonly from: Instant;
  readonly upto: Instant;
}

/** Instants are whole milliseconds, so a turn takes one of them. */
export const turnItem = (at: Instant): Item => ({ id: at, from: at, upto: at + 1, told: '' });

export const meets = (item: Stretch, { from, upto }: Stretch): boolean =>
  item.from < upto && item.upto > from;

/** Whether no V of the stretch can tell one from the other. */
export const areSameWithin = (one: Item, other: Item, stretch: Stretch): boolean =>
  one.told === other.told &&
  startWithin(one, stretch) === startWithin(other, stretch) &&
  Math.min(one.upto, stretch.upto) === Math.min(other.upto, stretch.upto);

/** What begins before a stretch began at no matter when. */
const startWithin = (item: Item, { from }: Stretch): Instant =>
  item.from < from ? -Infinity : item.from;
