import type { Item, Stretch } from './item.js';
import type { Line } from './line.js';

export interface TreeLimits {
  /** Records that a new slab takes at least before it is closed. */
  readonly recordsMin: number;
  /** It takes so many times what it began with, where that is more. */
  readonly growth: number;
  /** Items that must begin in a line before it is cut in two, unless more than that reach into it. */
  readonly birthsMin: number;
  /** What more lines than that would need is outgrown. */
  readonly linesMax: number;
}

export interface PlannedLine extends Stretch {
  /** The line goes on in the slab that it has. */
  readonly keepsSlab: boolean;
}

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
  const isCrowded = births.length >= Math.max(limits.birthsMin, items.length - births.length);
  if (!isCrowded) return joined({ lines, index }, limits) ?? alone(line, index);
  const edge = rightEdge(line, births);
  const cut = edge ?? middleOf(births);
  return {
    first: index,
    count: 1,
    items,
    lines: [
      { from, upto: cut, keepsSlab: edge !== null },
      { from: cut, upto, keepsSlab: false },
    ],
  };
}

/** Where facts come in their order, all that is to come lies behind the last: what lies before it is left as it is. */
function rightEdge(line: Line, births: readonly Item[]): number | null {
  if (line.upto !== Infinity || line.begunLast * 2 < line.begun) return null;
  let edge: number | null = null;
  for (const { id, from } of births)
    if (typeof id === 'string' && from > (edge ?? -Infinity)) edge = from;
  return edge;
}

function middleOf(births: readonly Item[]): number {
  const starts = births.map(({ from }) => from).sort((one, other) => one - other);
  return starts[starts.length >>> 1] ?? 0;
}

const alone = ({ from, upto, items }: Line, index: number): LinesPlan => ({
  first: index,
  count: 1,
  items: [...items.values()],
  lines: [{ from, upto, keepsSlab: false }],
});

function joined({ lines, index }: FullLine, limits: TreeLimits): LinesPlan | null {
  for (const first of [index - 1, index]) {
    const left = lines[first];
    const right = lines[first + 1];
    if (left === undefined || right === undefined) continue;
    const items = [...new Map([...left.items, ...right.items]).values()];
    const births = items.filter(({ from }) => from > left.from).length;
    if (births * 2 > Math.max(limits.birthsMin, items.length - births)) continue;
    const stretch = { from: left.from, upto: right.upto, keepsSlab: false };
    return { first, count: 2, items, lines: [stretch] };
  }
  return null;
}
