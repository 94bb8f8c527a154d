import type { Accepted, EventId } from '../event/timeline-event.js';
import type { TimelineEvent } from '../events/index.js';
import { entryFacts, Settling } from './entry-facts.js';
import type { EntryFacts } from './facts-of-entry.js';
import type { FactEntry } from './fact-entry.js';
import { isKnownEvent } from './known-entry.js';
import {
  FALSE_REPORT,
  type FalseReport,
  type Knowledge,
  type KnownFacts,
  type RetractedFact,
  type Revision,
} from './revision.js';
import { compareInSlot } from './slot-order.js';

/** The events of one race, sorted by what they do. */
export interface LedgerEvents {
  /** Those that assert facts, by id, in version order. */
  readonly entries: ReadonlyMap<EventId, FactEntry>;
  /** Those that neither assert a fact nor act on one that is there. */
  readonly others: Iterable<Accepted<TimelineEvent>>;
}

/** Everything known at K, by slot [Q2, F1-F5]. */
export function knownFactsOf(events: LedgerEvents, knowledge: Knowledge): KnownFacts {
  const known = entriesKnown(events, knowledge);
  const slots = new Map<string, Revision[]>();
  const falseReports: FalseReport[] = [];
  for (const { facts, revisions } of settledIn(events, known))
    if (facts.retraction === null) place(revisions, slots);
    else falseReports.push(...falseReportsOf(revisions, facts));
  for (const revisions of slots.values()) revisions.sort(compareInSlot);
  return { slots, falseReports, version: lastVersion(known.values(), events, knowledge) };
}

/** Every fact that is retracted at K, for whatever reason [F3]. */
export function retractedFactsOf(
  events: LedgerEvents,
  knowledge: Knowledge,
): readonly RetractedFact[] {
  const settled = settledIn(events, entriesKnown(events, knowledge));
  return [...settled].flatMap(({ facts, revisions }) => retractionsOf(revisions, facts));
}

type KnownEntries = ReadonlyMap<FactEntry, EntryFacts>;

function entriesKnown(events: LedgerEvents, knowledge: Knowledge): KnownEntries {
  const known = new Map<FactEntry, EntryFacts>();
  for (const entry of events.entries.values()) {
    const facts = entryFacts(entry, knowledge);
    if (facts !== null) known.set(entry, facts);
  }
  return known;
}

/** The facts of each event with their floors [F4]. */
function* settledIn(events: LedgerEvents, known: KnownEntries) {
  const settling = new Settling({
    entry: (event) => events.entries.get(event),
    facts: (entry) => known.get(entry) ?? null,
  });
  for (const facts of known.values())
    yield { facts, revisions: facts.drafts.map((draft) => settling.settle(draft)) };
}

function place(revisions: readonly Revision[], slots: Map<string, Revision[]>): void {
  for (const revision of revisions) {
    const slot = slots.get(revision.slot);
    if (slot) slot.push(revision);
    else slots.set(revision.slot, [revision]);
  }
}

/** What was believed and refuted stays visible; what was our own slip does not [F3]. */
export function falseReportsOf(
  revisions: readonly Revision[],
  facts: Pick<EntryFacts, 'retraction'>,
): readonly FalseReport[] {
  return facts.retraction?.reason === FALSE_REPORT ? retractionsOf(revisions, facts) : [];
}

function retractionsOf(
  revisions: readonly Revision[],
  { retraction }: Pick<EntryFacts, 'retraction'>,
): readonly RetractedFact[] {
  if (retraction === null) return [];
  const { event: retractedBy, at, reason } = retraction;
  return revisions.map((revision) => ({ revision, reason, retractedBy, at }));
}

function lastVersion(
  known: Iterable<EntryFacts>,
  { others }: LedgerEvents,
  knowledge: Knowledge,
): number {
  let last = 0;
  for (const { version } of known) last = Math.max(last, version);
  for (const other of others)
    if (isKnownEvent(other, knowledge)) last = Math.max(last, other.version);
  return last;
}
