import type { EventId } from '../event/timeline-event.js';
import type { FactRecord } from '../fact/fact-ledger.js';
import type { ResolvedEvent } from '../fact/meta-events.js';
import type { Revision } from '../fact/revision.js';
import { LinksInSlot } from '../fact/links-in-slot.js';
import { SameRange } from '../fact/same-range.js';
import { isDisputed } from '../fact/slot-order.js';
import { differ } from '../fact/values.js';
import { UNCHANGED, type Verdict } from './decide-fact.js';
import { type Finding, refuse } from './finding.js';
import type { RaceState } from './race-state.js';

/** A fact holds against its alternatives: those that the command names, else all that there are [S3]. */
export function decideConflict(event: ResolvedEvent, record: FactRecord, race: RaceState): Verdict {
  const { asserted } = record;
  const rivals = rivalsOf(record, event.data.event, race);
  const named = namedIn(event, rivals, race);
  const findings = [...conflictFindings(record, rivals), ...named.findings];
  if (findings.length > 0) return { event: null, findings };
  const against = rivals.filter((one) => named.events.has(one.alternative.event)).flatMap(allWords);
  if (isDecided(record, against)) return UNCHANGED;
  const disputed = [...new Set(against.map((one) => one.event))];
  const data = { ...event.data, event: asserted.event.id, disputed };
  return { event: { ...event, data }, findings };
}

/** What says otherwise, and what its publishers had said otherwise before: without its later word that comes back. */
interface Rival {
  readonly alternative: Revision;
  readonly replaced: readonly Revision[];
}

const allWords = ({ alternative, replaced }: Rival): readonly Revision[] => [
  alternative,
  ...replaced,
];

/** Of one measure where it is named, else of all of the event's. */
function rivalsOf(
  { revision, revisions }: FactRecord,
  named: string,
  race: RaceState,
): readonly Rival[] {
  const facts = named.includes('#') ? [revision] : revisions;
  return facts.flatMap((fact) => {
    const inSlot = race.facts.latest(fact.slot);
    const sameRange = new SameRange(inSlot, new LinksInSlot(inSlot));
    if (!sameRange.isCurrent(fact)) return [];
    return sameRange.alternativesTo(fact).map(({ revision: alternative }) => ({
      alternative,
      replaced: sameRange.replacedBy(alternative).filter((earlier) => differ(fact, earlier)),
    }));
  });
}

function conflictFindings({ revision }: FactRecord, rivals: readonly Rival[]): readonly Finding[] {
  if (rivals.length === 0) {
    const detail = `No standing fact says otherwise of the same as the ${revision.type} ${revision.fact}.`;
    return [refuse('no-alternatives', '/data/event', detail)];
  }
  if (!isDisputed(revision)) return [];
  const detail = `${revision.fact} is disputed itself; add a source that proves it, or take the dispute back first.`;
  return [refuse('resolves-a-disputed', '/data/event', detail)];
}

interface Named {
  readonly events: ReadonlySet<EventId>;
  readonly findings: readonly Finding[];
}

/** Whom the client decides against; all of them where it names none. */
function namedIn(
  { data: { disputed } }: ResolvedEvent,
  rivals: readonly Rival[],
  race: RaceState,
): Named {
  const all = new Set(rivals.map(({ alternative }) => alternative.event));
  if (disputed === undefined) return { events: all, findings: [] };
  const events = disputed.map((id) => race.facts.fact(id)?.asserted.event.id ?? id);
  const findings = events.flatMap((id, index) => {
    if (all.has(id)) return [];
    const detail = `${id} does not say otherwise of the same; its alternatives are ${[...all].join(', ')}.`;
    return [refuse('not-an-alternative', `/data/disputed/${index}`, detail)];
  });
  return { events: new Set(events), findings };
}

/** Who was decided against stays so. */
const isDecided = ({ revision }: FactRecord, against: readonly Revision[]): boolean =>
  revision.resolved !== undefined && against.every(isDisputed);
