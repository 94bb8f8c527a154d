import type { Instant } from '#libs/domain';
import { indexAt, type LineAt, linesPart, type TreeName } from './directory.js';
import { areSameWithin, type Item, type ItemChange, type ItemId, meets } from './item.js';
import type { Line } from './line.js';
import { planLines, type TreeLimits } from './line-plan.js';
import { DIRECTORY, type PageBuffer, slabPage } from './page-writes.js';
import { addedRecord, removedRecord } from './slab.js';

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
    const isNew = found.items.length === 0 && found.lines.length === 1;
    // How much a found slab has taken is not known: it is closed when it would take more.
    this.#lines = found.lines.map((line) => newLine(line, isNew ? limits.recordsMin : 0));
    this.#slabs = Math.max(...found.lines.map(({ slab }) => slab));
    for (const item of found.items)
      for (const line of this.#linesMeeting(item.from, item.upto)) line.items.set(item.id, item);
  }

  apply(version: number, changes: readonly ItemChange[]): void {
    const full = new Set<Line>();
    for (const change of changes)
      for (const line of this.#linesChanged(change))
        if (this.#write(version, line, change) && line.room < 0) full.add(line);
    for (const line of full)
      // Another may have taken it in.
      if (this.#lines.includes(line)) this.#replace(version, line);
  }

  #linesChanged({ before, after }: ItemChange): readonly Line[] {
    if (before === null || after === null) {
      const only = before ?? after;
      return only === null ? [] : this.#linesMeeting(only.from, only.upto);
    }
    const upto = Math.max(before.upto, after.upto);
    const isEndAlone = before.told === after.told && before.from === after.from;
    const from = isEndAlone
      ? Math.max(Math.min(before.upto, after.upto) - 1, before.from)
      : Math.min(before.from, after.from);
    return this.#linesMeeting(from, upto);
  }

  #linesMeeting(from: Instant, upto: Instant): readonly Line[] {
    const first = indexAt(this.#lines, from);
    let end = first + 1;
    while (end < this.#lines.length && (this.#lines[end]?.from ?? Infinity) < upto) end += 1;
    return this.#lines.slice(first, end);
  }

  /** @returns whether there was anything to write. */
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
    this.#pages.appendRecord(slabPage(this.#name, line.slab), record);
    line.room -= 1;
    return true;
  }

  #replace(version: number, line: Line): void {
    const index = this.#lines.indexOf(line);
    const plan = planLines({ lines: this.#lines, index }, this.#limits);
    const lines = plan.lines.map((stretch) => {
      const items = plan.items.filter((item) => meets(item, stretch));
      if (stretch.keepsSlab) return { ...line, ...stretch, items: byId(items) };
      this.#slabs += 1;
      const slab = this.#slabs;
      const page = slabPage(this.#name, slab);
      for (const item of items) this.#pages.appendRecord(page, addedRecord(version, item));
      const room = Math.max(this.#limits.recordsMin, this.#limits.growth * items.length);
      return { ...newLine({ ...stretch, slab }, room), items: byId(items) };
    });
    this.#lines.splice(plan.first, plan.count, ...lines);
    const { from = -Infinity } = lines[0] ?? {};
    const { upto = Infinity } = lines.at(-1) ?? {};
    this.#pages.append(DIRECTORY, linesPart(this.#name, { version, from, upto, lines }));
  }
}

const byId = (items: readonly Item[]): Map<ItemId, Item> =>
  new Map(items.map((item) => [item.id, item]));

const newLine = ({ from, upto, slab }: LineAt, room: number): Line => ({
  ...{ from, upto, slab, room },
  items: new Map(),
  ...{ begun: 0, begunLast: 0, last: -Infinity },
});

const within = (item: Item | null, line: Line): Item | null =>
  item !== null && meets(item, line) ? item : null;

function keep(line: Line, item: Item): void {
  const isBegun = item.from > line.from && !line.items.has(item.id);
  line.items.set(item.id, item);
  // Turns may lie far ahead, and say nothing about the order in which facts come.
  if (!isBegun || typeof item.id === 'number') return;
  line.begun += 1;
  if (item.from < line.last) return;
  line.begunLast += 1;
  line.last = item.from;
}
