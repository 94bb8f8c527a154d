import type { Instant } from '#libs/domain';
import type { Item, ItemChange } from './item.js';
import type { Line } from './line.js';

/** Facts that end at one instant and now do at another: they are superseded by the same one. */
export interface EndsMove {
  readonly from: Instant;
  readonly to: Instant;
  readonly items: readonly Item[];
}

/** Changes of the same end side by side, all others alone. */
export function groupedByEnd(changes: readonly ItemChange[]): readonly (readonly ItemChange[])[] {
  if (changes.length < 2) return changes.map((change) => [change]);
  const groups = new Map<string, ItemChange[]>();
  for (const [index, change] of changes.entries()) {
    const { before, after } = change;
    const key = isEndAlone(change) ? `${before?.upto} ${after?.upto}` : String(index);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

/** Whether an item is needed as before, but up to another instant. */
export const isEndAlone = ({ before, after }: ItemChange): boolean =>
  before !== null &&
  after !== null &&
  before.told === after.told &&
  before.from === after.from &&
  typeof after.id === 'string';

/**
 * A group of changes as one record of a line.
 *
 * @returns null where that cannot be said: another item of the line ends there too, or the line knows no more of
 * the one end or the other than that it is not in it.
 */
export function endsMoveIn(line: Line, group: readonly ItemChange[]): EndsMove | null {
  if (group.length < 2) return null;
  const [from, to] = endsOf(group);
  const items = group.flatMap(({ after }) => after ?? []).filter((item) => item.from < line.upto);
  const isTold = items.length > 1 && isWithin(line, from) && to > line.from;
  return isTold && endingAt(line, from) === items.length ? { from, to, items } : null;
}

const endsOf = ([change]: readonly ItemChange[]): readonly [was: Instant, is: Instant] => [
  change?.before?.upto ?? Infinity,
  change?.after?.upto ?? Infinity,
];

const isWithin = ({ from, upto }: Line, end: Instant): boolean => end > from && end < upto;

function endingAt({ items }: Line, at: Instant): number {
  let ending = 0;
  for (const { id, upto } of items.values()) if (upto === at && typeof id === 'string') ending += 1;
  return ending;
}
