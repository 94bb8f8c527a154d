import type { Directory } from './directory.js';
import { type Item, type ItemChange, type ItemId, itemOf } from './item.js';
import type { TreeLimits } from './line-plan.js';
import { LineTree } from './line-tree.js';
import type { PageBuffer } from './page-writes.js';

/** A race of which pages are written. */
export interface FoundItems {
  readonly directory: Directory;
  /** All that is needed now, and which of it the wide tree holds. */
  readonly items: readonly Item[];
  readonly wide: ReadonlySet<ItemId>;
}

/**
 * All that is needed, in two trees: what many lines need stands in one with wide lines, since it would be written
 * again in each of the narrow ones whenever it changes. An item is in one of them alone.
 */
export class ItemTrees {
  readonly #limits: TreeLimits;
  readonly #narrow: LineTree;
  readonly #wide: LineTree;
  readonly #inWide: Set<ItemId>;

  constructor(limits: TreeLimits, pages: PageBuffer, { directory, items, wide }: FoundItems) {
    this.#limits = limits;
    this.#inWide = new Set(wide);
    const isWide = ({ id }: Item): boolean => wide.has(id);
    this.#narrow = new LineTree('n', limits, pages, {
      lines: directory.lines('n'),
      items: items.filter((item) => !isWide(item)),
    });
    this.#wide = new LineTree('w', { ...limits, linesMax: Infinity }, pages, {
      lines: directory.lines('w'),
      items: items.filter(isWide),
    });
  }

  apply(version: number, changes: readonly ItemChange[]): void {
    const narrow: ItemChange[] = [];
    const wide: ItemChange[] = [];
    for (const change of changes) {
      const [from, to] = this.#places(change).map((isWide) => (isWide ? wide : narrow));
      if (from === to) from?.push(change);
      else {
        from?.push({ before: change.before, after: null });
        to?.push({ before: null, after: change.after });
      }
    }
    for (const item of this.#narrow.apply(version, narrow)) {
      this.#inWide.add(item.id);
      wide.push({ before: null, after: item });
    }
    this.#wide.apply(version, wide);
  }

  /** Whether the wide tree holds the item, and whether it does from now on. */
  #places(change: ItemChange): readonly [was: boolean, is: boolean] {
    const { id } = itemOf(change);
    const was = this.#inWide.has(id);
    const { after } = change;
    if (after === null) {
      this.#inWide.delete(id);
      return [was, was];
    }
    const is = this.#isWide(after, was);
    if (is) this.#inWide.add(id);
    else this.#inWide.delete(id);
    return [change.before === null ? is : was, is];
  }

  /** What was wide comes back when it is much less so, lest it goes to and fro. */
  #isWide(item: Item, wasWide: boolean): boolean {
    if (item.from === -Infinity && item.upto === Infinity) return true;
    const { linesMax } = this.#limits;
    return this.#narrow.linesNeeding(item) > (wasWide ? linesMax / 2 : linesMax);
  }
}
