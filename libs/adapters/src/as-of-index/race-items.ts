import {
  type EventId,
  type FactEntry,
  FactLedger,
  falseReportsOf,
  type Instant,
} from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { EVERYWHERE } from './directory.js';
import { IDENTITY_SLOT } from './identity-facts.js';
import { type Item, type ItemChange, type ItemId, itemOf, turnItem } from './item.js';
import type { PageBuffer } from './page-writes.js';
import { type SlotChange, SlotItems } from './slot-items.js';
import { nameOf, refOf, reportName, writeRevision } from './told.js';

/** What of a race is needed when, at its last version, as the rules of the domain say it: facts, turns, false reports. */
export class RaceItems {
  readonly #ledger: FactLedger;
  readonly #touchedSlots = new Set<string>();
  readonly #touchedFacts = new Set<FactEntry>();
  /** The version of the last event that may have changed the facts of an event, where there is one. */
  readonly #revisedAt = new Map<EventId, number>();
  readonly #slots = new Map<string, SlotItems>();
  /** How many facts turn at an instant. */
  readonly #turns = new Map<Instant, number>();
  readonly #reports = new Map<EventId, readonly Item[]>();

  constructor() {
    this.#ledger = new FactLedger({
      facts: (entry) => this.#touchedFacts.add(entry),
      slot: (slot) => {
        if (slot !== IDENTITY_SLOT) this.#touchedSlots.add(slot);
      },
    });
  }

  get version(): number {
    return this.#ledger.version;
  }

  /** Takes the next event. */
  add(accepted: AcceptedEvent, pages: PageBuffer): readonly ItemChange[] {
    this.#take(accepted);
    for (const entry of this.#touchedFacts) this.#writeBodies(entry, pages);
    const reports = [...this.#touchedFacts].flatMap((entry) => this.#reportChanges(entry, pages));
    return this.#changes(reports, this.#onlyTouched());
  }

  /** Takes the events of a race whose pages are written. @returns all that is needed now. */
  restore(events: Iterable<AcceptedEvent>, scratch: PageBuffer): readonly ItemChange[] {
    const touched = new Set<FactEntry>();
    for (const accepted of events) {
      this.#take(accepted);
      for (const entry of this.#touchedFacts) touched.add(entry);
      this.#touchedFacts.clear();
    }
    const reports = [...touched].flatMap((entry) => this.#reportChanges(entry, scratch));
    return this.#changes(reports, null);
  }

  #take(accepted: AcceptedEvent): void {
    this.#ledger.add(accepted);
    for (const entry of this.#touchedFacts)
      if (needsBody(entry)) this.#revisedAt.set(entry.asserted.event.id, accepted.version);
  }

  /** The one event whose facts are others now, where it follows none and none follows it. */
  #onlyTouched(): FactEntry | null {
    const [only, another] = this.#touchedFacts;
    if (only === undefined || another !== undefined) return null;
    return only.asserted.event.follows === undefined ? only : null;
  }

  #changes(reports: readonly ItemChange[], only: FactEntry | null): readonly ItemChange[] {
    const turns = new Map<Instant, number>();
    const changes = [...reports];
    for (const slot of this.#touchedSlots)
      for (const { item, turnsGone, turnsCome } of this.#slotChanges(slot, only)) {
        count(turns, turnsGone, -1);
        count(turns, turnsCome, 1);
        if (item !== null) changes.push(item);
      }
    for (const [at, change] of turns) changes.push(...this.#turnChanges(at, change));
    this.#touchedSlots.clear();
    this.#touchedFacts.clear();
    return changes.length < 2 ? changes : oneOfEach(changes);
  }

  #slotChanges(slot: string, only: FactEntry | null): readonly SlotChange[] {
    const items =
      this.#slots.get(slot) ?? new SlotItems((event) => this.#revisedAt.get(event) ?? 0);
    this.#slots.set(slot, items);
    const changes = only === null ? null : this.#replaced(slot, items, only);
    const all = changes ?? items.take(this.#ledger.latest(slot));
    if (items.isEmpty) this.#slots.delete(slot);
    return all;
  }

  #replaced(
    slot: string,
    items: SlotItems,
    { asserted, metaEvents }: FactEntry,
  ): readonly SlotChange[] | null {
    const record = this.#ledger.fact(asserted.event.id);
    const standing = record?.retraction === null ? record.revisions : [];
    const after = standing.filter((revision) => revision.slot === slot);
    // What nothing acts on is new.
    const before = metaEvents.length === 0 ? [] : items.of(asserted.event.id);
    if (before.length > 1 || after.length > 1) return null;
    return items.replace(before[0] ?? null, after[0] ?? null);
  }

  #turnChanges(at: Instant, change: number): readonly ItemChange[] {
    const was = this.#turns.get(at) ?? 0;
    const is = was + change;
    if (is > 0) this.#turns.set(at, is);
    else this.#turns.delete(at);
    if (was > 0 === is > 0) return [];
    const item = turnItem(at);
    return [is > 0 ? { before: null, after: item } : { before: item, after: null }];
  }

  #writeBodies({ asserted }: FactEntry, pages: PageBuffer): void {
    const { id } = asserted.event;
    const body = this.#revisedAt.get(id);
    if (body === undefined) return;
    const record = this.#ledger.fact(id);
    if (record?.retraction !== null) return;
    for (const revision of record.revisions)
      pages.body(refOf(nameOf(revision), body), writeRevision(revision));
  }

  #reportChanges(entry: FactEntry, pages: PageBuffer): readonly ItemChange[] {
    const { id } = entry.asserted.event;
    const before = this.#reports.get(id) ?? [];
    const after = this.#reportsOf(entry, pages);
    if (after.length > 0) this.#reports.set(id, after);
    else this.#reports.delete(id);
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, place) => ({
      before: before[place] ?? null,
      after: after[place] ?? null,
    }));
  }

  #reportsOf({ asserted, metaEvents }: FactEntry, pages: PageBuffer): readonly Item[] {
    if (metaEvents.length === 0) return [];
    const { id } = asserted.event;
    const record = this.#ledger.fact(id);
    if (!record?.retraction) return [];
    const body = this.#revisedAt.get(id) ?? 0;
    return falseReportsOf(record.revisions, record).map((report, place) => {
      const name = reportName(asserted.version, place);
      pages.body(refOf(name, body), JSON.stringify(report));
      // It is listed whatever V is.
      return { id: name, ...EVERYWHERE, told: String(body) };
    });
  }
}

/** A fact that moves to another slot goes in the one and comes in the other, in whichever order: that is one change. */
function oneOfEach(changes: readonly ItemChange[]): readonly ItemChange[] {
  const byId = new Map<ItemId, ItemChange>();
  for (const change of changes) {
    const { id } = itemOf(change);
    const other = byId.get(id);
    byId.set(id, {
      before: other?.before ?? change.before,
      after: change.after ?? other?.after ?? null,
    });
  }
  return [...byId.values()];
}

/** What neither follows a fact nor is acted upon is what its event says. */
const needsBody = ({ asserted, metaEvents }: FactEntry): boolean =>
  asserted.event.follows !== undefined || metaEvents.length > 0;

function count(turns: Map<Instant, number>, instants: readonly Instant[], by: number): void {
  for (const instant of instants) turns.set(instant, (turns.get(instant) ?? 0) + by);
}
