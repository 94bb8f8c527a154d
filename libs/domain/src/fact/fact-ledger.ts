import { asRedaction, hiddenBy, redactedBy, redactionIn } from '../event/redaction.js';
import type { Accepted, EventId, FactId, Redaction } from '../event/timeline-event.js';
import type { EventOf, TimelineEvent } from '../events/index.js';
import type { Undo } from '../race/decider.js';
import type { Instant } from '../time/instant.js';
import { withCarriedNow } from './carried.js';
import { CurrentFacts, type FactWatch } from './current-facts.js';
import { factEntry, type FactEntry } from './fact-entry.js';
import { type FactShape, factHistory } from './fact-history.js';
import { eventOfFact } from './fact-id.js';
import { knownFactsOf, retractedFactsOf } from './known-facts.js';
import { asMetaEvent, type MetaEvent, targetOf, targetsOf } from './meta-events.js';
import type { Knowledge, KnownFacts, RetractedFact, Revision } from './revision.js';
import { type Retraction } from './shape.js';
import { standing } from './standing.js';

/** What the ledger holds about an event or a fact, at the latest K of the recorded clock. */
export interface FactRecord {
  /** The event that the id names: the one that asserted the fact, or one that acts on it. */
  readonly named: Accepted<TimelineEvent>;
  /** Whether what the id names still applies: a fact not retracted, an act on it not taken back. */
  readonly stands: boolean;
  /** The event that first asserted the fact. */
  readonly asserted: Accepted<TimelineEvent>;
  /** What acts on it, in version order, retracted ones included. */
  readonly metaEvents: readonly Accepted<MetaEvent>[];
  /** The fact's current revision, or its last before it was retracted; of an event with several measures the first. */
  readonly revision: Revision;
  /** All facts of the event, the one above among them. */
  readonly revisions: readonly Revision[];
  readonly retraction: Retraction | null;
}

/** An event as the ledger keeps it: its recorded time may be provisional, until the log has taken it. */
type Kept<Event = TimelineEvent> = Accepted<Event> & { recordedAt: Instant; event: Event };

interface About {
  readonly accepted: Kept;
  /** Of the fact that it asserts, or acts on first. */
  readonly entry: FactEntry;
  /** All that it acts on, that one first. */
  readonly entries: readonly FactEntry[];
}

/** The facts of one race: all its accepted events, added in version order. */
export class FactLedger {
  readonly #entries = new Map<EventId, FactEntry>();
  /** The events that act on a fact, by their own ids. */
  readonly #acting = new Map<EventId, About>();
  readonly #others = new Map<EventId, Kept>();
  readonly #current: CurrentFacts;
  #last: Kept | undefined;

  constructor(watch?: FactWatch) {
    this.#current = new CurrentFacts((event) => this.#entries.get(event), watch);
  }

  static of(history: Iterable<Accepted<TimelineEvent>>): FactLedger {
    const ledger = new FactLedger();
    for (const accepted of history) ledger.add(accepted);
    return ledger;
  }

  /** The version of the last event added; 0 before the first. */
  get version(): number {
    return this.#last?.version ?? 0;
  }

  /** When the last event added was recorded; -Infinity before the first. */
  get recordedAt(): Instant {
    return this.#last?.recordedAt ?? -Infinity;
  }

  /** @returns what takes this addition back, while it is the last one. */
  add(accepted: Accepted<TimelineEvent>): Undo {
    const before = this.#last;
    const kept = { ...accepted };
    const undo = this.#take(kept);
    this.#last = kept;
    return () => {
      undo();
      this.#last = before;
    };
  }

  /** Gives an event that was added with a provisional recorded time that of the log. */
  redate(id: EventId, recordedAt: Instant): void {
    const about = this.#about(id);
    const kept = this.#kept(id);
    if (kept === undefined || kept.recordedAt === recordedAt) return;
    kept.recordedAt = recordedAt;
    for (const entry of about?.entries ?? []) this.#current.redate(entry);
  }

  /** Everything known at K, by slot, in a cost that follows the history. */
  known(knowledge: Knowledge): KnownFacts {
    return knownFactsOf({ entries: this.#entries, others: this.#others.values() }, knowledge);
  }

  /** Every fact that is retracted at K, with its retraction, in a cost that follows the history. */
  retracted(knowledge: Knowledge): readonly RetractedFact[] {
    return retractedFactsOf({ entries: this.#entries, others: this.#others.values() }, knowledge);
  }

  /** A slot at the latest K of the recorded clock, in the order of S1, in a cost that follows the slot. */
  latest(slot: string): readonly Revision[] {
    return this.#current.latest(slot);
  }

  /**
   * The slots in which a fact stands at the latest K and whose keys begin so.
   * @param path ends with a slash: `endorsement/anna-valencia/`.
   */
  slotsUnder(path: string): readonly string[] {
    return this.#current.slotsUnder(path);
  }

  /** @returns undefined where no fact and no event about one has this id. */
  fact(id: FactId): FactRecord | undefined {
    const about = this.#about(eventOfFact(id));
    if (about === undefined) return undefined;
    const { accepted: named, entry } = about;
    const retraction = this.#current.of(entry)?.retraction ?? null;
    const revisions = this.#current.revisionsOf(entry);
    const revision = revisions.find(({ fact }) => fact === id) ?? revisions[0];
    if (revision === undefined) return undefined;
    const { asserted, metaEvents } = entry;
    const stands = named === asserted ? retraction === null : applies(named, entry);
    return { named, stands, asserted, metaEvents, revision, revisions, retraction };
  }

  /** Any event of the race, as the ledger holds it: without its content where that is redacted. */
  event(id: EventId): Accepted<TimelineEvent> | undefined {
    return this.#kept(id);
  }

  /** All of them, in version order. */
  events(): readonly Accepted<TimelineEvent>[] {
    const asserting = [...this.#entries.values()].map(({ asserted }) => asserted);
    const acting = [...this.#acting.values()].map(({ accepted }) => accepted);
    const all = [...asserting, ...acting, ...this.#others.values()];
    return all.sort((one, other) => one.version - other.version);
  }

  /** An event and all that acts on it, directly or through others: what goes with it where it is redacted [F7]. */
  hiddenWith(id: EventId): readonly EventId[] {
    const hidden = new Set([id]);
    for (const { event } of this.#about(id)?.entry.metaEvents ?? [])
      if (hidden.has(targetOf(event))) hidden.add(event.id);
    return [...hidden];
  }

  /** Every shape of a fact, in version order; none where no fact has this id. */
  history(id: FactId): readonly FactShape[] {
    const about = this.#about(eventOfFact(id));
    return about === undefined ? [] : factHistory(id, about.entry, this.#entries);
  }

  #kept(id: EventId): Kept | undefined {
    return this.#about(id)?.accepted ?? this.#others.get(id);
  }

  /** The fact that an event asserts or acts on. */
  #about(id: EventId): About | undefined {
    const entry = this.#entries.get(id);
    if (entry === undefined) return this.#acting.get(id);
    return { accepted: entry.asserted, entry, entries: [entry] };
  }

  /** What is hidden has never asserted anything: that it was there is all that is left [F7]. */
  #takeRedaction(accepted: Kept, redaction: Accepted<EventOf<'EventRedacted'>>): Undo {
    const { event } = redaction;
    const undos = hiddenBy(event).map((id) => this.#hide(id, redactionIn(redaction)));
    this.#others.set(event.id, accepted);
    return () => {
      this.#others.delete(event.id);
      for (const undo of undos.reverse()) undo();
    };
  }

  #hide(id: EventId, redaction: Redaction): Undo {
    const whole = this.#kept(id);
    if (whole === undefined) return () => undefined;
    const hidden: Kept = { ...redactedBy(redaction, whole) };
    const show = this.#replace(id, hidden);
    return () => {
      // The log may have given it its time meanwhile.
      whole.recordedAt = hidden.recordedAt;
      show(whole);
    };
  }

  /** @returns what puts the event back. */
  #replace(id: EventId, hidden: Kept): (whole: Kept) => void {
    const entry = this.#entries.get(id);
    if (entry !== undefined) {
      const become = (event: Kept) => {
        this.#current.reword(entry, () => (entry.asserted = event));
      };
      become(hidden);
      return become;
    }
    const about = this.#acting.get(id);
    const restore = about && this.#withdraw(id, about);
    this.#others.set(id, hidden);
    return (whole) => {
      if (restore === undefined) this.#others.set(id, whole);
      else {
        this.#others.delete(id);
        restore();
      }
    };
  }

  /** Takes an act away from all that it acts on. @returns what puts it back. */
  #withdraw(id: EventId, about: About): Undo {
    const { entries } = about;
    const before = entries.map(({ metaEvents }) => [...metaEvents]);
    this.#acting.delete(id);
    for (const { metaEvents } of entries)
      metaEvents.splice(
        metaEvents.findIndex(({ event }) => event.id === id),
        1,
      );
    for (const entry of entries) this.#current.refresh(entry);
    return () => {
      this.#acting.set(id, about);
      for (const [index, { metaEvents }] of entries.entries())
        metaEvents.splice(0, Infinity, ...(before[index] ?? []));
      for (const entry of entries) this.#current.refresh(entry);
    };
  }

  #take(accepted: Kept): Undo {
    const redaction = asRedaction(accepted);
    if (redaction !== undefined) return this.#takeRedaction(accepted, redaction);
    const meta = asMeta(accepted);
    const entries = meta === undefined ? [] : this.#actedOn(meta.event);
    const [first] = entries;
    if (meta && first) return this.#takeMeta(meta, { accepted, entry: first, entries });
    const entry = factEntry(accepted);
    if (entry !== undefined) return this.#takeEntry(accepted.event.id, entry);
    this.#others.set(accepted.event.id, accepted);
    return () => void this.#others.delete(accepted.event.id);
  }

  /** The facts that an event acts on; what acts on an act acts on all that that one does. */
  #actedOn(event: MetaEvent): readonly FactEntry[] {
    const found = targetsOf(event).flatMap((target) => this.#about(target)?.entries ?? []);
    return [...new Set(found)];
  }

  #takeEntry(id: EventId, entry: FactEntry): Undo {
    this.#entries.set(id, entry);
    this.#current.add(entry);
    return () => {
      this.#current.remove(entry);
      this.#entries.delete(id);
    };
  }

  #takeMeta(meta: Kept<MetaEvent>, about: About): Undo {
    const { entry, entries } = about;
    meta.event = withCarriedNow(meta.event, entry.asserted.event.type);
    for (const { metaEvents } of entries) metaEvents.push(meta);
    this.#acting.set(meta.event.id, about);
    for (const each of entries) this.#current.refresh(each);
    return () => {
      for (const { metaEvents } of entries) metaEvents.pop();
      this.#acting.delete(meta.event.id);
      for (const each of entries) this.#current.refresh(each);
    };
  }
}

/** The same object, so that it is given its time wherever it is kept. */
const asMeta = (accepted: Kept): Kept<MetaEvent> | undefined =>
  asMetaEvent(accepted.event) && (accepted as unknown as Kept<MetaEvent>);

const applies = (named: Accepted<TimelineEvent>, { metaEvents }: FactEntry): boolean =>
  standing(metaEvents.map((meta) => ({ meta }))).some(({ meta }) => meta.version === named.version);

/** Everything known at K of a race's whole history, in version order. */
export const knownFacts = (
  history: readonly Accepted<TimelineEvent>[],
  knowledge: Knowledge,
): KnownFacts => FactLedger.of(history).known(knowledge);
