import {
  type EventId,
  type FactEntry,
  FactLedger,
  type FactId,
  falseReportsOf,
  type Instant,
  type Revision,
  SlotOverTime,
  turnsOfFact,
} from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { IDENTITY_SLOT } from './identity-facts.js';
import { type Item, type ItemChange, turnItem } from './item.js';
import type { PageBuffer } from './page-writes.js';
import { nameOf, refOf, reportKey, type Told, writeRevision } from './told.js';

export interface RaceChanges {
  /** Facts that may hold, and turns. */
  readonly held: readonly ItemChange[];
  readonly reports: readonly ItemChange[];
}

interface Kept {
  readonly revision: Revision | null;
  /** Null where it never holds of its own. */
  readonly item: Item | null;
  /** Its turns, but for the one that its item begins with. */
  readonly turns: readonly Instant[];
}

/** What of a race's facts is needed when, at its last version, as the rules of the domain say it. */
export class RaceItems {
  readonly #ledger: FactLedger;
  readonly #touchedSlots = new Set<string>();
  readonly #touchedFacts = new Set<FactEntry>();
  /** The version of the last event that may have changed the facts of an event, where there is one. */
  readonly #revisedAt = new Map<EventId, number>();
  readonly #slots = new Map<string, ReadonlyMap<FactId, Kept>>();
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
  add(accepted: AcceptedEvent, pages: PageBuffer): RaceChanges {
    this.#take(accepted);
    for (const entry of this.#touchedFacts) this.#writeBodies(entry, pages);
    const reports = [...this.#touchedFacts].flatMap((entry) => this.#reportChanges(entry, pages));
    return this.#changes(reports);
  }

  /** Takes the events of a race whose pages are written. @returns all that is needed now. */
  restore(events: Iterable<AcceptedEvent>, scratch: PageBuffer): RaceChanges {
    const touched = new Set<FactEntry>();
    for (const accepted of events) {
      this.#take(accepted);
      for (const entry of this.#touchedFacts) touched.add(entry);
      this.#touchedFacts.clear();
    }
    return this.#changes([...touched].flatMap((entry) => this.#reportChanges(entry, scratch)));
  }

  #take(accepted: AcceptedEvent): void {
    this.#ledger.add(accepted);
    for (const entry of this.#touchedFacts)
      if (needsBody(entry)) this.#revisedAt.set(entry.asserted.event.id, accepted.version);
  }

  #changes(reports: readonly ItemChange[]): RaceChanges {
    const turns = new Map<Instant, number>();
    const held = [...this.#touchedSlots].flatMap((slot) => this.#slotChanges(slot, turns));
    for (const [at, change] of turns) held.push(...this.#turnChanges(at, change));
    this.#touchedSlots.clear();
    this.#touchedFacts.clear();
    return { held, reports };
  }

  #slotChanges(slot: string, turns: Map<Instant, number>): readonly ItemChange[] {
    const before = this.#slots.get(slot) ?? new Map<FactId, Kept>();
    const after = this.#keptIn(slot, before);
    if (after.size > 0) this.#slots.set(slot, after);
    else this.#slots.delete(slot);
    const changes: ItemChange[] = [];
    for (const fact of new Set([...before.keys(), ...after.keys()])) {
      const was = before.get(fact) ?? NOTHING;
      const is = after.get(fact) ?? NOTHING;
      if (was === is) continue;
      countTurns(turns, was, -1);
      countTurns(turns, is, 1);
      if (was.item !== is.item) changes.push({ before: was.item, after: is.item });
    }
    return changes;
  }

  #keptIn(slot: string, before: ReadonlyMap<FactId, Kept>): ReadonlyMap<FactId, Kept> {
    const revisions = this.#ledger.latest(slot);
    const { holdings, sameRange } = new SlotOverTime(revisions);
    const upto = new Map(holdings.map((holding) => [holding.revision, holding.upto]));
    return new Map(
      revisions.map((revision) => {
        const item = this.#itemOf(revision, upto.get(revision) ?? -Infinity, sameRange);
        return [revision.fact, keptOf(revision, item, before.get(revision.fact))];
      }),
    );
  }

  #itemOf(revision: Revision, upto: Instant, sameRange: SlotOverTime['sameRange']): Item | null {
    const from = revision.earliest + 1;
    if (from >= upto) return null;
    const alternatives = sameRange.alternativesTo(revision).map((each) => each.revision);
    const agreeing = sameRange.agreeingWith(revision);
    const body = this.#bodyOf(revision);
    const told: Told =
      alternatives.length + agreeing.length === 0
        ? body
        : [body, this.#refsOf(alternatives), this.#refsOf(agreeing)];
    return { id: nameOf(revision), from, upto, told: told === 0 ? '' : JSON.stringify(told) };
  }

  #bodyOf({ event }: Revision): number {
    return this.#revisedAt.get(event) ?? 0;
  }

  #refsOf(revisions: readonly Revision[]): string[] {
    return revisions.map((revision) => refOf(nameOf(revision), this.#bodyOf(revision)));
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
    const record = this.#ledger.fact(id);
    if (body === undefined || record?.retraction !== null) return;
    for (const revision of record.revisions)
      pages.body(refOf(nameOf(revision), body), writeRevision(revision));
  }

  #reportChanges({ asserted }: FactEntry, pages: PageBuffer): readonly ItemChange[] {
    const { id } = asserted.event;
    const before = this.#reports.get(id) ?? [];
    const record = this.#ledger.fact(id);
    const reports = record?.retraction ? falseReportsOf(record.revisions, record) : [];
    const body = this.#revisedAt.get(id) ?? 0;
    const after = reports.map((report, place) => {
      const name = `${asserted.version}.${place}`;
      pages.body(reportKey(name, body), JSON.stringify(report));
      return { id: name, from: 0, upto: 1, told: String(body) };
    });
    if (after.length > 0) this.#reports.set(id, after);
    else this.#reports.delete(id);
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, place) => ({
      before: before[place] ?? null,
      after: after[place] ?? null,
    }));
  }
}

/** What neither follows a fact nor is acted upon is what its event says. */
const needsBody = ({ asserted, metaEvents }: FactEntry): boolean =>
  asserted.event.follows !== undefined || metaEvents.length > 0;

const NOTHING: Kept = { revision: null, item: null, turns: [] };

/** What stays as it was is the same object. */
function keptOf(revision: Revision, found: Item | null, before: Kept = NOTHING): Kept {
  const item = areSame(before.item, found) ? before.item : found;
  const isSame = before.revision === revision;
  if (isSame && before.item === item) return before;
  const begins = beginOf(item);
  if (isSame && beginOf(before.item) === begins) return { ...before, item };
  return { revision, item, turns: turnsOfFact(revision).filter((turn) => turn !== begins) };
}

const beginOf = (item: Item | null): Instant | null => item && item.from;

function areSame(one: Item | null, other: Item | null): boolean {
  if (one === null || other === null) return one === other;
  return one.upto === other.upto && one.from === other.from && one.told === other.told;
}

function countTurns(turns: Map<Instant, number>, kept: Kept, by: number): void {
  for (const turn of kept.turns) turns.set(turn, (turns.get(turn) ?? 0) + by);
}
