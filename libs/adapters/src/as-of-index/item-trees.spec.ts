import { Directory, type TreeName } from './directory.js';
import type { Item } from './item.js';
import { ItemTrees } from './item-trees.js';
import { DIRECTORY, PageBuffer, slabPage } from './page-writes.js';
import { SlabRows } from './slab-rows.js';

const LIMITS = { recordsMin: 4, growth: 1, growthInOrder: 1, birthsMin: 2, crowd: 1, linesMax: 2 };
const aFact = (id: string, from: number, upto: number): Item => ({ id, from, upto, told: '' });

/** Two trees whose pages are read back after each version. */
class Trees {
  readonly directory = new Directory();
  readonly #buffer = new PageBuffer();
  readonly #texts = new Map<string, string>();
  readonly #trees = new ItemTrees(LIMITS, this.#buffer, {
    directory: this.directory,
    items: [],
    wide: new Set(),
  });
  readonly #items = new Map<Item['id'], Item>();
  version = 0;

  put(...items: readonly Item[]): void {
    this.#apply(items.map((item) => ({ before: this.#items.get(item.id) ?? null, after: item })));
    for (const item of items) this.#items.set(item.id, item);
  }

  remove(item: Item): void {
    this.#apply([{ before: item, after: null }]);
  }

  /** The facts that a tree needs at V. */
  in(tree: TreeName, v: number): readonly string[] {
    const { version } = this;
    const line = this.directory.lineAt(tree, version, v);
    const rows = new SlabRows();
    rows.read(this.#texts.get(slabPage(tree, line.slab)) ?? '', 0, Infinity);
    return rows.ask({ version, v, line }).needed.map(({ fact }) => fact.id);
  }

  get records(): number {
    return this.#buffer.records;
  }

  #apply(changes: Parameters<ItemTrees['apply']>[1]): void {
    this.version += 1;
    this.#trees.apply(this.version, changes);
    for (const [page, text] of this.#buffer.take().appends) {
      this.#texts.set(page, (this.#texts.get(page) ?? '') + text);
      if (page === DIRECTORY) this.directory.read(text);
    }
  }
}

describe('the two trees of a race', () => {
  const lasting = aFact('lasting', -5, 1_000);
  let trees: Trees;

  beforeEach(() => {
    trees = new Trees();
    trees.put(lasting);
    for (let day = 0; day < 40; day += 1) trees.put(aFact(`day-${day}`, day, day + 1));
  });

  it('hold in wide lines what more narrow ones need than may, and it alone', () => {
    expect(trees.directory.lines('n').length).toBeGreaterThan(LIMITS.linesMax);
    expect([trees.in('n', 20), trees.in('w', 20)]).toEqual([['day-20'], ['lasting']]);
  });

  it('write the change of a fact that lasts once for each wide line', () => {
    const before = trees.records;
    for (let count = 0; count < 100; count += 1) trees.put({ ...lasting, told: String(count) });
    expect(trees.records - before).toBeLessThan(200);
    expect(trees.in('w', 20)).toEqual(['lasting']);
  });

  it('take back to narrow lines what no longer lasts', () => {
    trees.put(aFact('lasting', 4, 5));
    expect([trees.in('n', 4).toSorted(), trees.in('w', 4)]).toEqual([['day-4', 'lasting'], []]);
  });

  it('need nowhere what is gone', () => {
    trees.remove(lasting);
    expect([trees.in('n', 20), trees.in('w', 20)]).toEqual([['day-20'], []]);
  });

  it('say with one record that many facts end elsewhere', () => {
    const many = Array.from({ length: 9 }, (_, at) => aFact(`many-${at}`, -100 - at, -50));
    trees.put(...many);
    const before = trees.records;
    trees.put(...many.map((item) => ({ ...item, upto: -40 })));
    expect(trees.records - before).toBe(1);
    expect([trees.in('n', -41).length + trees.in('w', -41).length]).toEqual([9]);
  });
});
