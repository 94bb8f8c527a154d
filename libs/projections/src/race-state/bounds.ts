/** Items of one list that a state shows. */
export const LIST_ITEMS_MAX = 100;

export interface CutDocument {
  /** How many there are. */
  readonly total: number;
  /** How many are shown. */
  readonly shown: number;
}

/** Cuts lists to their limit and remembers which, so that a document never hides that it was cut. */
export class Bounds {
  readonly #cut = new Map<string, CutDocument>();

  list<Item>(name: string, items: readonly Item[], max: number = LIST_ITEMS_MAX): readonly Item[] {
    if (items.length <= max) return items;
    this.#cut.set(name, { total: items.length, shown: max });
    return items.slice(0, max);
  }

  document(): { readonly cut?: Readonly<Record<string, CutDocument>> } {
    return this.#cut.size === 0 ? {} : { cut: Object.fromEntries(this.#cut) };
  }
}
