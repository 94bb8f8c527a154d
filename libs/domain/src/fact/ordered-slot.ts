import type { FactEntry } from './fact-entry.js';
import type { Revision } from './revision.js';
import { compareInSlot } from './slot-order.js';

/** The facts of one slot in the order of S1, brought up to date when somebody asks. */
export class OrderedSlot {
  #inOrder: readonly Revision[] = [];
  /** Whose revisions are to be read. */
  readonly #unread: Set<FactEntry>;
  /** Whether revisions of those are in the order still. */
  #isStale = false;

  constructor(entries: Iterable<FactEntry>) {
    this.#unread = new Set(entries);
  }

  /** A fact comes to stand in the slot. */
  joins(entry: FactEntry): void {
    this.#unread.add(entry);
  }

  /** A fact is no longer what it was, or no longer in the slot. */
  changes(entry: FactEntry): void {
    this.#unread.add(entry);
    this.#isStale = true;
  }

  /** @param revisionsOf those of an entry that stand in the slot. */
  inOrder(revisionsOf: (entry: FactEntry) => readonly Revision[]): readonly Revision[] {
    if (this.#unread.size === 0) return this.#inOrder;
    const kept = this.#isStale ? this.#withoutUnread() : this.#inOrder;
    const read = [...this.#unread].flatMap(revisionsOf);
    this.#unread.clear();
    this.#isStale = false;
    const [only] = read;
    this.#inOrder =
      read.length === 1 && only !== undefined
        ? withInserted(kept, only)
        : [...kept, ...read].sort(compareInSlot);
    return this.#inOrder;
  }

  #withoutUnread(): readonly Revision[] {
    const events = new Set<string>();
    for (const { asserted } of this.#unread) events.add(asserted.event.id);
    return this.#inOrder.filter(({ event }) => !events.has(event));
  }
}

/** New facts mostly come last: the place is sought from the end. */
function withInserted(inOrder: readonly Revision[], revision: Revision): readonly Revision[] {
  const before = inOrder.findLastIndex((other) => compareInSlot(other, revision) < 0);
  return inOrder.toSpliced(before + 1, 0, revision);
}
