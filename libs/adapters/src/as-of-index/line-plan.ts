import type { Instant } from '#libs/domain';
import type { Item, Stretch } from './item.js';
import type { Line } from './line.js';

export interface TreeLimits {
  /** Records that a new slab takes at least before it is closed. */
  readonly recordsMin: number;
  /** It takes so many times what reached into its line when it began, where that is more. */
  readonly growth: number;
  /** The same where facts come in their order: such a line is cut for half the price, and read the most. */
  readonly growthInOrder: number;
  /** Items that must begin in a line before it is cut in two, unless more than that reach into it. */
  readonly birthsMin: number;
  /** So many times what reaches into it must begin in a line in which facts come in no order. */
  readonly crowd: number;
  /** What more lines than that would need is outgrown. */
  readonly linesMax: number;
}

export interface PlannedLine extends Stretch {
  /** The line goes on in the slab that it has. */
  readonly keepsSlab: boolean;
  /** What is to come in it comes in its order, as far as can be told. */
  readonly isInOrder: boolean;
}

/** Of what began in a line so much lies before what came last, where facts come in their order. */
const IN_ORDER = 0.75;

/** What stands in place of a full line, and of a neighbour that it takes in. */
export interface LinesPlan {
  readonly first: number;
  readonly count: number;
  readonly lines: readonly PlannedLine[];
  readonly items: readonly Item[];
}

interface FullLine {
  readonly lines: readonly Line[];
  readonly index: number;
}

/** Cuts a line in which much begins, joins one in which little does to a neighbour like it, else begins it anew. */
export function planLines({ lines, index }: FullLine, limits: TreeLimits): LinesPlan {
  const line = lines[index];
  if (line === undefined) throw new Error(`There is no line ${index}.`);
  const { from, upto } = line;
  const items = [...line.items.values()];
  const births = items.filter((item) => item.from > from);
  const edge = edgeOf(line, births);
  const isInOrder = edge !== null;
  const reaching = (isInOrder ? 1 : limits.crowd) * (items.length - births.length);
  if (births.length < Math.max(limits.birthsMin, reaching))
    return joined({ lines, index }, limits) ?? alone(line, index);
  const cut = edge ?? middleOf(births.map((item) => item.from));
  return {
    first: index,
    count: 1,
    items,
    lines: [
      { from, upto: cut, keepsSlab: isInOrder, isInOrder: false },
      { from: cut, upto, keepsSlab: false, isInOrder },
    ],
  };
}

/**
 * Where facts come in their order, but for some, what is to come lies behind those that came last: what lies before
 * them is left as it is.
 */
function edgeOf(line: Line, births: readonly Item[]): Instant | null {
  const starts = births.flatMap(({ id, from }) => (typeof id === 'string' ? from : []));
  const edge = lastBegun(line, starts);
  if (edge === null) return null;
  const before = starts.filter((from) => from < edge).length;
  return before >= starts.length * IN_ORDER ? edge : null;
}

/** About where the facts began that came last. */
function lastBegun({ upto, recent }: Line, starts: readonly Instant[]): Instant | null {
  if (starts.length === 0) return null;
  if (recent.length > 0) return middleOf(recent);
  // Of a line that was found it is not known; in the last one facts mostly come in their order.
  return upto === Infinity ? Math.max(...starts) : null;
}

function middleOf(instants: readonly Instant[]): Instant {
  const inOrder = instants.toSorted((one, other) => one - other);
  return inOrder[inOrder.length >>> 1] ?? 0;
}

const alone = ({ from, upto, items }: Line, index: number): LinesPlan => ({
  first: index,
  count: 1,
  items: [...items.values()],
  lines: [{ from, upto, keepsSlab: false, isInOrder: false }],
});

function joined({ lines, index }: FullLine, limits: TreeLimits): LinesPlan | null {
  for (const first of [index - 1, index]) {
    const left = lines[first];
    const right = lines[first + 1];
    if (left === undefined || right === undefined) continue;
    const items = [...new Map([...left.items, ...right.items]).values()];
    const births = items.filter(({ from }) => from > left.from).length;
    if (births * 2 > Math.max(limits.birthsMin, items.length - births)) continue;
    const stretch = { from: left.from, upto: right.upto, keepsSlab: false, isInOrder: false };
    return { first, count: 2, items, lines: [stretch] };
  }
  return null;
}
