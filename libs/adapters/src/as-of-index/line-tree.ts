import type { Instant } from '#libs/domain';
import { EVERYWHERE, indexAt, type LineAt, linesPart, type TreeName } from './directory.js';
import { endsMoveIn, groupedByEnd, isEndAlone } from './ends-together.js';
import { areSameWithin, type Item, type ItemChange, type ItemId, meets } from './item.js';
import type { Line } from './line.js';
import { type LinesPlan, planLines, type PlannedLine, type TreeLimits } from './line-plan.js';
import { DIRECTORY, type PageBuffer, slabPage } from './page-writes.js';
import { addedRecord, endsMovedRecord, removedRecord } from './slab.js';

/**
 * V cut into lines, each with a slab: a page to which is appended, version by version, what is needed in the line
 * and what no longer is. A slab that has taken too much is closed, and what is needed then is copied into new ones,
 * so that copying is paid for by changes.
 *
 * Source: Becker et al., An asymptotically optimal multiversion B-tree, 1996.
 */
export class LineTree {
  readonly #name: TreeName;
  readonly #limits: TreeLimits;
  readonly #pages: PageBuffer;
  #lines: Line[];
  #slabs: number;

  /** @param found the lines of a race that is there already, with all that is needed now. */
  constructor(
    name: TreeName,
    limits: TreeLimits,
    pages: PageBuffer,
    found: { readonly lines: readonly LineAt[]; readonly items: readonly Item[] },
  ) {
    this.#name = name;
    this.#limits = limits;
    this.#pages = pages;
    // How much a found slab has taken is not known: it is closed when it would take more.
    this.#lines = found.lines.map((line) => newLine(line, 0));
    this.#slabs = Math.max(...found.lines.map(({ slab }) => slab));
    for (const item of found.items)
      for (const line of this.#linesMeeting(item.from, item.upto)) line.items.set(item.id, item);
  }

  /** How many lines it takes to hold an item. */
  linesNeeding({ from, upto }: Item): number {
    return indexAt(this.#lines, upto - 1) - indexAt(this.#lines, from) + 1;
  }

  /** @returns what more lines would need now than the limit allows: it is no longer in the tree. */
  apply(version: number, changes: readonly ItemChange[]): readonly Item[] {
    if (changes.length === 0) return [];
    if (this.#slabs === 0) this.#open(version);
    const full = new Set<Line>();
    for (const group of groupedByEnd(changes))
      for (const line of this.#linesChanged(group))
        if (this.#writeAll(version, line, group) && line.room < 0) full.add(line);
    return [...full].flatMap((line) =>
      // Another may have taken it in.
      this.#lines.includes(line) ? this.#replace(version, line) : [],
    );
  }

  #open(version: number): void {
    this.#slabs = 1;
    const line = newLine({ ...EVERYWHERE, slab: 1 }, this.#limits.recordsMin);
    this.#put(version, { first: 0, count: 1 }, [line]);
  }

  /** @param group of one change, or of several that move the same end. */
  #linesChanged(group: readonly ItemChange[]): readonly Line[] {
    let [from, upto] = [Infinity, -Infinity];
    for (const change of group) {
      const { before, after } = change;
      const [one, other] = [before ?? after, after ?? before];
      if (one === null || other === null) continue;
      upto = Math.max(upto, one.upto, other.upto);
      const begin = Math.min(one.from, other.from);
      const firstEnd = Math.min(one.upto, other.upto);
      from = Math.min(from, isEndAlone(change) ? Math.max(firstEnd - 1, begin) : begin);
    }
    return this.#linesMeeting(from, upto);
  }

  #linesMeeting(from: Instant, upto: Instant): readonly Line[] {
    const first = indexAt(this.#lines, from);
    let end = first + 1;
    while (end < this.#lines.length && (this.#lines[end]?.from ?? Infinity) < upto) end += 1;
    return this.#lines.slice(first, end);
  }

  /** @returns whether there was anything to write. */
  #writeAll(version: number, line: Line, group: readonly ItemChange[]): boolean {
    const move = endsMoveIn(line, group);
    if (move === null)
      return group.map((change) => this.#write(version, line, change)).includes(true);
    for (const item of move.items) line.items.set(item.id, item);
    this.#append(line, endsMovedRecord(version, move));
    return true;
  }

  #write(version: number, line: Line, { before, after }: ItemChange): boolean {
    const was = within(before, line);
    const is = within(after, line);
    const item = is ?? was;
    if (item === null) return false;
    const isKnown = was !== null && is !== null && areSameWithin(was, is, line);
    if (is !== null) keep(line, is);
    else line.items.delete(item.id);
    if (isKnown) return false;
    const record = is === null ? removedRecord(version, item.id) : addedRecord(version, is);
    this.#append(line, record);
    return true;
  }

  #replace(version: number, line: Line): readonly Item[] {
    const index = this.#lines.indexOf(line);
    const plan = planLines({ lines: this.#lines, index }, this.#limits);
    const outgrown = this.#outgrownBy(plan);
    const kept = plan.items.filter(({ id }) => !outgrown.has(id));
    const lines = plan.lines.map((stretch) => {
      if (!stretch.keepsSlab) return this.#begin(version, stretch, kept);
      const items = plan.items.filter((item) => meets(item, stretch));
      const { from, upto } = stretch;
      const recent = line.recent.filter((at) => at < upto);
      const room = this.#roomFor(stretch, items);
      return { ...line, from, upto, recent, room, items: byId(items) };
    });
    this.#put(version, plan, lines);
    for (const item of outgrown.values()) this.#drop(version, item);
    return [...outgrown.values()];
  }

  #begin(version: number, stretch: PlannedLine, needed: readonly Item[]): Line {
    this.#slabs += 1;
    const slab = this.#slabs;
    const items = needed.filter((item) => meets(item, stretch));
    const page = slabPage(this.#name, slab);
    for (const item of items) this.#pages.appendRecord(page, addedRecord(version, item));
    const line = newLine({ ...stretch, slab }, this.#roomFor(stretch, items));
    return { ...line, items: byId(items) };
  }

  /** What begins in the line does not count, or a line in which ever more begins would be cut ever less often. */
  #roomFor({ from, isInOrder }: PlannedLine, items: readonly Item[]): number {
    const { recordsMin, growth, growthInOrder } = this.#limits;
    const reaching = items.filter((item) => item.from <= from).length;
    return Math.max(recordsMin, (isInOrder ? growthInOrder : growth) * reaching);
  }

  #put(
    version: number,
    { first, count }: Pick<LinesPlan, 'first' | 'count'>,
    lines: readonly Line[],
  ): void {
    this.#lines.splice(first, count, ...lines);
    const { from = -Infinity } = lines[0] ?? {};
    const { upto = Infinity } = lines.at(-1) ?? {};
    this.#pages.append(DIRECTORY, linesPart(this.#name, { version, from, upto, lines }));
  }

  /** What is needed on both sides of a new cut, and in as many other lines as there may be. */
  #outgrownBy({ first, lines, items }: LinesPlan): ReadonlyMap<ItemId, Item> {
    const [left, right] = lines;
    const outgrown = new Map<ItemId, Item>();
    if (left === undefined || right === undefined) return outgrown;
    for (const item of items) {
      if (!meets(item, left) || !meets(item, right)) continue;
      const { count, last } = this.#reach(first, item.id);
      // A line before the last may not know when it ends.
      if (count + 1 > this.#limits.linesMax) outgrown.set(item.id, last ?? item);
    }
    return outgrown;
  }

  /** In how many lines around one that needs it an item is needed, and how the last of them knows it. */
  #reach(index: number, id: ItemId): { readonly count: number; readonly last: Item | undefined } {
    let [first, last] = [index, index];
    while (this.#lines[first - 1]?.items.has(id) === true) first -= 1;
    while (this.#lines[last + 1]?.items.has(id) === true) last += 1;
    return { count: last - first + 1, last: this.#lines[last]?.items.get(id) };
  }

  #drop(version: number, item: Item): void {
    for (const line of this.#linesMeeting(item.from, item.upto)) {
      if (!line.items.delete(item.id)) continue;
      this.#append(line, removedRecord(version, item.id));
    }
  }

  #append(line: Line, record: string): void {
    this.#pages.appendRecord(slabPage(this.#name, line.slab), record);
    line.room -= 1;
  }
}

/** Enough that a few that come out of order do not tell where the others come. */
const RECENT_MAX = 9;

const byId = (items: readonly Item[]): Map<ItemId, Item> =>
  new Map(items.map((item) => [item.id, item]));

const newLine = ({ from, upto, slab }: LineAt, room: number): Line => ({
  ...{ from, upto, slab, room },
  items: new Map(),
  recent: [],
});

const within = (item: Item | null, line: Line): Item | null =>
  item !== null && meets(item, line) ? item : null;

function keep(line: Line, item: Item): void {
  const isBegun = item.from > line.from && !line.items.has(item.id);
  line.items.set(item.id, item);
  // Turns may lie far ahead, and say nothing about the order in which facts come.
  if (!isBegun || typeof item.id === 'number') return;
  line.recent.push(item.from);
  if (line.recent.length > RECENT_MAX) line.recent.shift();
}
