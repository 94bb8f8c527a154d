import type { EventId } from '../event/timeline-event.js';
import { type EntryFacts, entryFacts, Settling } from './entry-facts.js';
import type { FactEntry } from './fact-entry.js';
import { eventOfFact } from './fact-id.js';
import type { Knowledge, Revision } from './revision.js';
import { SlotIndex } from './slot-index.js';
import { compareInSlot } from './slot-order.js';

/** All there is, on the recorded clock. */
export const EVERYTHING: Knowledge = { clock: 'recorded', knownBefore: null, atVersion: null };

/** Is told what an addition may have changed: the facts of an event, and those that stand in a slot. */
export interface FactWatch {
  facts(entry: FactEntry): void;
  slot(slot: string): void;
}

/**
 * The slots at the latest K of the recorded clock, kept while events are added: an event costs what
 * it touches, a question about a slot at most the size of the slot, whatever the history.
 */
export class CurrentFacts {
  readonly #facts = new Map<FactEntry, EntryFacts>();
  readonly #index = new SlotIndex();
  readonly #followers = new Map<EventId, Set<FactEntry>>();
  readonly #ordered = new Map<string, readonly Revision[]>();
  readonly #settling: Settling;
  readonly #watch: FactWatch | undefined;

  constructor(entry: (event: EventId) => FactEntry | undefined, watch?: FactWatch) {
    this.#watch = watch;
    this.#settling = new Settling({ entry, facts: (of) => this.of(of) });
  }

  add(entry: FactEntry): void {
    const { follows } = entry.asserted.event;
    if (follows !== undefined) {
      const followed = eventOfFact(follows);
      const followers = this.#followers.get(followed) ?? new Set();
      this.#followers.set(followed, followers.add(entry));
    }
    const facts = entryFacts(entry, EVERYTHING);
    if (facts === null) return;
    this.#facts.set(entry, facts);
    this.#watch?.facts(entry);
    for (const draft of facts.drafts) {
      this.#watch?.slot(draft.slot);
      this.#index.add(draft.slot, entry);
      const before = this.#ordered.get(draft.slot);
      // Nothing before it can follow it, so the others stay as they are.
      if (before) this.#ordered.set(draft.slot, withInserted(before, this.#settling.settle(draft)));
    }
  }

  remove(entry: FactEntry): void {
    this.#withdraw(entry);
    this.#facts.delete(entry);
    const { follows } = entry.asserted.event;
    if (follows !== undefined) this.#followers.get(eventOfFact(follows))?.delete(entry);
  }

  /** Takes in what has come to act on the fact, or no longer does. */
  refresh(entry: FactEntry): void {
    this.#withdraw(entry);
    const facts = entryFacts(entry, EVERYTHING);
    if (facts === null) return;
    this.#facts.set(entry, facts);
    this.#touch(facts);
    this.#watch?.facts(entry);
    if (facts.retraction === null)
      for (const { slot } of facts.drafts) this.#index.add(slot, entry);
    for (const follower of this.#followersOf(entry)) {
      this.#touch(this.of(follower));
      this.#watch?.facts(follower);
    }
  }

  of(entry: FactEntry): EntryFacts | null {
    return this.#facts.get(entry) ?? null;
  }

  /** The facts of an event with their floors [F4], retracted or not. */
  revisionsOf(entry: FactEntry): readonly Revision[] {
    return (this.of(entry)?.drafts ?? []).map((draft) => this.#settling.settle(draft));
  }

  latest(slot: string): readonly Revision[] {
    const known = this.#ordered.get(slot);
    if (known) return known;
    const revisions = [...this.#index.in(slot)]
      .flatMap((entry) => this.revisionsOf(entry).filter((revision) => revision.slot === slot))
      .sort(compareInSlot);
    this.#ordered.set(slot, revisions);
    return revisions;
  }

  slotsUnder(path: string): readonly string[] {
    return this.#index.under(path);
  }

  #withdraw(entry: FactEntry): void {
    const facts = this.of(entry);
    if (facts === null) return;
    this.#touch(facts);
    for (const { slot } of facts.drafts) this.#index.delete(slot, entry);
  }

  #touch(facts: EntryFacts | null): void {
    for (const { fact, slot } of facts?.drafts ?? []) {
      this.#settling.forget(fact);
      this.#ordered.delete(slot);
      this.#watch?.slot(slot);
    }
  }

  /** All whose floors may come from this one, directly or through others. */
  #followersOf(entry: FactEntry): ReadonlySet<FactEntry> {
    const reached = new Set<FactEntry>();
    const waiting = [entry];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const follower of this.#followers.get(next.asserted.event.id) ?? []) {
        if (reached.has(follower)) continue;
        reached.add(follower);
        waiting.push(follower);
      }
    }
    return reached;
  }
}

/** New facts mostly come last: the place is sought from the end. */
function withInserted(inOrder: readonly Revision[], revision: Revision): readonly Revision[] {
  const before = inOrder.findLastIndex((other) => compareInSlot(other, revision) < 0);
  return inOrder.toSpliced(before + 1, 0, revision);
}
