import type { Accepted, EventId } from '../event/timeline-event.js';
import type { TimelineEvent } from '../events/index.js';
import { type EntryFacts, entryFacts, Settling } from './entry-facts.js';
import type { FactEntry } from './fact-entry.js';
import { isKnownEvent } from './known-entry.js';
import type { FalseReport, Knowledge, KnownFacts, Revision } from './revision.js';
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
  const known = new Map<FactEntry, EntryFacts>();
  for (const entry of events.entries.values()) {
    const facts = entryFacts(entry, knowledge);
    if (facts !== null) known.set(entry, facts);
  }
  const settling = new Settling({
    entry: (event) => events.entries.get(event),
    facts: (entry) => known.get(entry) ?? null,
  });
  const slots = new Map<string, Revision[]>();
  const falseReports: FalseReport[] = [];
  for (const facts of known.values()) {
    const revisions = facts.drafts.map((draft) => settling.settle(draft));
    if (facts.retraction === null) place(revisions, slots);
    else falseReports.push(...falseReportsOf(revisions, facts));
  }
  for (const revisions of slots.values()) revisions.sort(compareInSlot);
  return { slots, falseReports, version: lastVersion(known.values(), events, knowledge) };
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
  { retraction }: Pick<EntryFacts, 'retraction'>,
): readonly FalseReport[] {
  if (retraction?.reason !== 'false-report') return [];
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
