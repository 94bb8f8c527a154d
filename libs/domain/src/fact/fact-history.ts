import type { Accepted, EventId, FactId } from '../event/timeline-event.js';
import type { Instant } from '../time/instant.js';
import { entryFacts, Settling } from './entry-facts.js';
import type { EntryFacts } from './facts-of-entry.js';
import type { FactEntry } from './fact-entry.js';
import { isRetracting, kindIn, type MetaEvent, retractionIn } from './meta-events.js';
import type { CorrectionKind, Knowledge, Revision } from './revision.js';

/** One step in the life of a fact: what was recorded, and what the fact was from then on. */
export interface FactShape {
  /** The event of this step. */
  readonly event: EventId;
  /** Its type: that of the fact for the first step. */
  readonly type: string;
  /** What it acts on; null for the first assertion. */
  readonly actsOn: EventId | null;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly by: string;
  readonly kind: CorrectionKind | null;
  readonly reason: string | null;
  /** What the fact is after it; null where it is retracted, or where the event no longer has this measure. */
  readonly revision: Revision | null;
}

/** Every shape of a fact on the recorded clock, in version order. */
export function factHistory(
  id: FactId,
  entry: FactEntry,
  entries: ReadonlyMap<EventId, FactEntry>,
): readonly FactShape[] {
  const { asserted, metaEvents } = entry;
  const isMeasure = id.includes('#');
  const fact = isMeasure ? id : asserted.event.id;
  const steps: readonly Accepted<{ readonly id: EventId; readonly type: string }>[] = [
    asserted,
    ...metaEvents,
  ];
  return steps.map(({ event, version, recordedAt, by }, index) => {
    const meta = index === 0 ? undefined : metaEvents[index - 1];
    const revision = revisionAt(fact, { entry, version, entries });
    return { event: event.id, type: event.type, version, recordedAt, by, revision, ...why(meta) };
  });
}

function why(meta: Accepted<MetaEvent> | undefined) {
  if (meta === undefined) return { actsOn: null, kind: null, reason: null };
  const { event } = meta;
  const actsOn = event.data.event;
  return { actsOn, kind: kindIn(event), reason: reasonIn(event) };
}

function reasonIn(event: MetaEvent): string | null {
  if (isRetracting(event)) return retractionIn(event).reason;
  return event.type === 'SourceAdded' ? null : event.data.reason;
}

interface At {
  readonly entry: FactEntry;
  readonly version: number;
  readonly entries: ReadonlyMap<EventId, FactEntry>;
}

function revisionAt(fact: FactId, { entry, version, entries }: At): Revision | null {
  const knowledge: Knowledge = { clock: 'recorded', knownBefore: null, atVersion: version };
  const known = new Map<FactEntry, EntryFacts | null>();
  const facts = (of: FactEntry): EntryFacts | null => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const now = entryFacts(of, knowledge);
    known.set(of, now);
    return now;
  };
  const now = facts(entry);
  if (now === null || now.retraction !== null) return null;
  const draft = now.drafts.find((each) => each.fact === fact);
  if (draft === undefined) return null;
  return new Settling({ entry: (event) => entries.get(event), facts }).settle(draft);
}
