import type { EventId } from '../event/timeline-event.js';
import { forgetFacts, readFacts, Settling } from './entry-facts.js';
import type { EntryFacts } from './facts-of-entry.js';
import { type FactEntry, slotsOf } from './fact-entry.js';
import { eventOfFact } from './fact-id.js';
import { OrderedSlot } from './ordered-slot.js';
import type { Knowledge, Revision } from './revision.js';
import { SlotIndex } from './slot-index.js';

/** All there is, on the recorded clock. */
export const EVERYTHING: Knowledge = { clock: 'recorded', knownBefore: null, atVersion: null };

/** Is told what an addition may have changed: the facts of an event, and those that stand in a slot. */
export interface FactWatch {
  facts(entry: FactEntry): void;
  slot(slot: string): void;
}

const NONE: readonly Revision[] = [];

/**
 * The slots at the latest K of the recorded clock, kept while events are added. An addition only notes
 * which slots it stands in; what its facts are is read when somebody asks for one of them, at a cost of
 * at most the size of the slot, whatever the history.
 */
export class CurrentFacts {
  /** Of the entries that were asked about, and of all that something acts on. */
  readonly #facts = new Map<FactEntry, EntryFacts>();
  readonly #index = new SlotIndex();
  readonly #followers = new Map<EventId, Set<FactEntry>>();
  /** The slots of several facts that were asked about. */
  readonly #ordered = new Map<string, OrderedSlot>();
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
    this.#watch?.facts(entry);
    for (const slot of slotsOf(entry.asserted.event)) {
      this.#index.add(slot, entry);
      // Nothing before it can follow it, so the others stay as they are.
      this.#ordered.get(slot)?.joins(entry);
      this.#watch?.slot(slot);
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
    const facts = readFacts(entry, EVERYTHING);
    if (facts === null) return;
    this.#facts.set(entry, facts);
    if (facts.retraction === null)
      for (const { slot } of facts.drafts) this.#index.add(slot, entry);
    this.#touchAll(entry);
  }

  /** Takes in that the event of the entry says something else, once the change is made. */
  reword(entry: FactEntry, change: () => void): void {
    this.#withdraw(entry);
    change();
    forgetFacts(entry);
    this.refresh(entry);
  }

  /** Takes in that the log has given the event, or one that acts on it, another time. */
  redate(entry: FactEntry): void {
    forgetFacts(entry);
    // What was never asked about is read with the new time.
    if (!this.#facts.has(entry)) return;
    if (entry.metaEvents.length > 0) {
      this.refresh(entry);
      return;
    }
    this.#touchAll(entry);
    this.#facts.delete(entry);
  }

  of(entry: FactEntry): EntryFacts | null {
    const known = this.#facts.get(entry);
    if (known !== undefined) return known;
    const facts = readFacts(entry, EVERYTHING);
    if (facts !== null) this.#facts.set(entry, facts);
    return facts;
  }

  /** The facts of an event with their floors [F4], retracted or not. */
  revisionsOf(entry: FactEntry): readonly Revision[] {
    return (this.of(entry)?.drafts ?? []).map((draft) => this.#settling.settle(draft));
  }

  latest(slot: string): readonly Revision[] {
    const entries = this.#index.in(slot);
    if (entries === undefined) return NONE;
    if ('asserted' in entries) return this.#revisionsIn(slot, entries);
    const known = this.#ordered.get(slot);
    const ordered = known ?? new OrderedSlot(entries);
    if (known === undefined) this.#ordered.set(slot, ordered);
    return ordered.inOrder((entry) =>
      this.#index.has(slot, entry) ? this.#revisionsIn(slot, entry) : NONE,
    );
  }

  slotsUnder(path: string): readonly string[] {
    return this.#index.under(path);
  }

  #revisionsIn(slot: string, entry: FactEntry): readonly Revision[] {
    const revisions = this.revisionsOf(entry);
    return revisions.every((revision) => revision.slot === slot)
      ? revisions
      : revisions.filter((revision) => revision.slot === slot);
  }

  #withdraw(entry: FactEntry): void {
    this.#touch(entry);
    for (const slot of this.#slotsOf(entry)) {
      this.#index.delete(slot, entry);
      if (this.#index.in(slot) === undefined) this.#ordered.delete(slot);
    }
  }

  /** An entry that something acts on is read at once: what nobody asked about is where it was put. */
  #slotsOf(entry: FactEntry): readonly string[] {
    return this.#facts.get(entry)?.drafts.map(({ slot }) => slot) ?? slotsOf(entry.asserted.event);
  }

  #touchAll(entry: FactEntry): void {
    this.#touch(entry);
    this.#watch?.facts(entry);
    for (const follower of this.#followersOf(entry)) {
      this.#touch(follower);
      this.#watch?.facts(follower);
    }
  }

  #touch(entry: FactEntry): void {
    for (const { fact } of this.#facts.get(entry)?.drafts ?? []) this.#settling.forget(fact);
    for (const slot of this.#slotsOf(entry)) {
      this.#ordered.get(slot)?.changes(entry);
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
