import { type Revision, SlotOverTime } from '#libs/domain';

/** What was looked through of slots that begin with the same fact, the last first. */
const KEPT_MAX = 16;

interface Kept {
  readonly revisions: readonly Revision[];
  readonly overTime: SlotOverTime;
}

/** Slots as they were looked through before: many a K shows the same facts of a slot. */
export class SlotsOverTime {
  readonly #byFirst = new WeakMap<Revision, readonly Kept[]>();

  /** @param revisions the facts of a slot known at K, at least one. */
  of(revisions: readonly Revision[]): SlotOverTime {
    const [first] = revisions;
    if (first === undefined) throw new Error('A slot without a fact.');
    const kept = this.#byFirst.get(first) ?? [];
    const found = kept.find((each) => areSame(each.revisions, revisions));
    if (found !== undefined) return found.overTime;
    const overTime = new SlotOverTime(revisions);
    this.#byFirst.set(first, [{ revisions, overTime }, ...kept.slice(0, KEPT_MAX - 1)]);
    return overTime;
  }
}

const areSame = (some: readonly Revision[], others: readonly Revision[]): boolean =>
  some.length === others.length && some.every((revision, index) => revision === others[index]);
