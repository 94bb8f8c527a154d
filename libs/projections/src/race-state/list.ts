import type { EventType, Revision } from '#libs/domain';
import { compareInSlot } from '#libs/domain';
import { certaintyOf, type Count, countOf } from '../held/count.js';
import { isNothing, type Outcomes } from '../held/outcomes.js';
import { LIST_ITEMS_MAX } from './bounds.js';
import type { StateContext } from './state-input.js';

export interface ListDocument<Item> {
  readonly total: Count;
  readonly items: readonly Item[];
  readonly next?: string;
}

export interface ListEntry<Value> {
  readonly outcomes: Outcomes<Value>;
  /** The fact that places it in the list. */
  readonly at: Revision;
}

/** Which list it is, and the types of the facts that it is made of. */
interface ListPlace {
  readonly list: string;
  readonly types: readonly EventType[];
  readonly context: StateContext;
}

/** Facts that may be there, by time: how many, the first hundred, and where the rest is [S4]. */
export function showList<Value, Entry extends ListEntry<Value>, Item>(
  entries: readonly Entry[],
  show: (entry: Entry) => Item,
  { list, types, context }: ListPlace,
): ListDocument<Item> {
  const there = entries.filter(({ outcomes }) => !isNothing(outcomes));
  const inOrder = there.sort((one, other) => compareInSlot(one.at, other.at));
  return {
    total: countOf(there.map(({ outcomes }) => certaintyOf(outcomes, () => true))),
    items: context.bounds.counted(list, inOrder).map(show),
    ...(there.length > LIST_ITEMS_MAX && { next: context.listHref(types) }),
  };
}
