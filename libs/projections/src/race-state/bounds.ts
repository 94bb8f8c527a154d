/** Items of one list that a state shows. */
export const LIST_ITEMS_MAX = 100;

export interface CutDocument {
  /** How many there are. */
  readonly total: number;
  /** How many are shown. */
  readonly shown: number;
  /** Where the list goes on, or is whole. */
  readonly next?: string;
}

/** The items of one list that are shown in the place of its first ones. */
export interface ListWindow {
  readonly list: string;
  readonly offset: number;
  readonly limit: number;
}

/** Cuts lists to their limit and remembers which, so that a document never hides that it was cut. */
export class Bounds {
  readonly #cut = new Map<string, CutDocument>();
  #total = 0;

  /** @param wholeUpTo lists are shown whole up to so many items, where that is more than their limit */
  constructor(
    private readonly window: ListWindow | null = null,
    private readonly wholeUpTo = 0,
  ) {}

  /** How many items the list of the window has. */
  get total(): number {
    return this.#total;
  }

  list<Item>(name: string, items: readonly Item[], max: number = LIST_ITEMS_MAX): readonly Item[] {
    const shown = Math.max(max, this.wholeUpTo);
    if (this.window?.list !== name && items.length > shown)
      this.#cut.set(name, { total: items.length, shown });
    return this.counted(name, items, max);
  }

  /** The same for a list that says itself how many items it has. */
  counted<Item>(
    name: string,
    items: readonly Item[],
    max: number = LIST_ITEMS_MAX,
  ): readonly Item[] {
    const shown = Math.max(max, this.wholeUpTo);
    if (this.window?.list !== name) return items.length <= shown ? items : items.slice(0, shown);
    this.#total = items.length;
    const { offset, limit } = this.window;
    return items.slice(offset, offset + limit);
  }

  /** @param nextOf where a list goes on, by its name */
  document(nextOf: (list: string) => string | undefined): {
    readonly cut?: Readonly<Record<string, CutDocument>>;
  } {
    if (this.#cut.size === 0) return {};
    const cut = [...this.#cut].map(([list, counts]) => {
      const next = nextOf(list);
      return [list, next === undefined ? counts : { ...counts, next }] as const;
    });
    return { cut: Object.fromEntries(cut) };
  }
}
