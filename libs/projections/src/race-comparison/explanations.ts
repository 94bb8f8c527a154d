import {
  type EventId,
  eventOfFact,
  type FactId,
  formatInstant,
  type Instant,
  type Holders,
  isDisputed,
  type KnownFacts,
  type Revision,
  turnsOfFact,
} from '#libs/domain';
import { type OccurredDocument, showOccurred } from '../held/instants.js';
import { headlineOf } from '../race-timeline/headlines.js';

/** Why a fact holds on one side and not, or otherwise, on the other. */
export type Why =
  /** Time: it began to hold, it ended, or it became certain or possible. */
  | 'began'
  | 'ended'
  | 'certain'
  | 'uncertain'
  /** Time: a date that it states lies between the two, such as the day of the election. */
  | 'passed'
  /** Knowledge: it became known, or is not yet; it was corrected, disputed, decided for, or retracted. */
  | 'learned'
  | 'unlearned'
  | 'corrected'
  | 'disputed'
  | 'resolved'
  | 'retracted';

/** An event that explains a difference. */
export interface Explanation {
  /** The event to read: the fact's own, or the one that corrected or retracted it. */
  readonly event: EventId;
  readonly why: Why;
  readonly fact: FactId;
  readonly type: string;
  readonly slot: string;
  readonly headline: string;
  readonly occurred: OccurredDocument;
  readonly recordedAt: string;
}

/** Who holds, and everything known, on one side. */
export interface HeldSide {
  readonly validBefore: Instant;
  readonly slots: ReadonlyMap<string, Holders>;
  readonly known: KnownFacts;
}

interface Sides {
  readonly left: Indexed;
  readonly right: Indexed;
  readonly retractions: Retractions;
}

/** What retracted each fact that the right side no longer knows, as that side knows it. */
export type Retractions = ReadonlyMap<FactId, EventId>;

interface Indexed extends HeldSide {
  readonly byFact: ReadonlyMap<FactId, Revision>;
}

/** For each slot whose holders differ between the sides, the facts that differ, and why. */
export function explanations(
  left: HeldSide,
  right: HeldSide,
  retractions: Retractions,
): ReadonlyMap<string, readonly Explanation[]> {
  const sides: Sides = { left: indexed(left), right: indexed(right), retractions };
  const found = new Map<string, readonly Explanation[]>();
  for (const slot of new Set([...left.slots.keys(), ...right.slots.keys()])) {
    const changed = changesIn(slot, sides);
    if (changed.length > 0) found.set(slot, changed);
  }
  for (const { revision, retractedBy } of [...left.known.falseReports, ...right.known.falseReports])
    found.set(falseReportSlot(revision.fact), [
      { ...describe(revision), event: retractedBy, why: 'retracted' },
    ]);
  return found;
}

/** A false report holds no slot any more: under this name stands what retracted it. */
export const falseReportSlot = (fact: FactId): string => `false-report/${fact}`;

const indexed = (side: HeldSide): Indexed => ({
  ...side,
  byFact: new Map([...side.known.slots.values()].flat().map((one) => [one.fact, one])),
});

function changesIn(slot: string, sides: Sides): readonly Explanation[] {
  const before = heldIn(sides.left, slot);
  const after = heldIn(sides.right, slot);
  const facts = new Set([...before.keys(), ...after.keys()]);
  return [...facts].flatMap((fact) => {
    const [one, other] = [before.get(fact), after.get(fact)];
    const revision = other?.revision ?? one?.revision;
    if (revision === undefined) return [];
    if (isSame(one, other) && !hasPassed(revision, sides)) return [];
    return [explain(revision, { one, other }, sides)];
  });
}

/** Whether time alone, between the two sides, may have changed what the fact comes to [Q4]. */
function hasPassed(revision: Revision, { left, right }: Sides): boolean {
  const [from, to] = [left.validBefore, right.validBefore].sort((one, other) => one - other);
  return turnsOfFact(revision).some((turn) => turn > Number(from) && turn <= Number(to));
}

interface Held {
  readonly revision: Revision;
  readonly isCertain: boolean;
}

function heldIn({ slots }: Indexed, slot: string): ReadonlyMap<FactId, Held> {
  const holders = slots.get(slot);
  const certain = holders?.certain?.revision;
  const revisions = (holders?.possible ?? []).flatMap(({ revision, alternatives, agreeing }) => [
    revision,
    ...agreeing,
    ...alternatives.map((alternative) => alternative.revision),
  ]);
  return new Map(
    revisions.map((revision) => [revision.fact, { revision, isCertain: revision === certain }]),
  );
}

const isSame = (one: Held | undefined, other: Held | undefined): boolean =>
  one?.revision.revisedBy === other?.revision.revisedBy && one?.isCertain === other?.isCertain;

interface Both {
  readonly one: Held | undefined;
  readonly other: Held | undefined;
}

const explain = (revision: Revision, held: Both, sides: Sides): Explanation => ({
  ...reasonOf(revision, held, sides),
  ...describe(revision),
});

function describe(revision: Revision): Omit<Explanation, 'event' | 'why'> {
  const { fact, type, slot, occurred, recordedAt } = revision;
  return {
    fact,
    type,
    slot,
    headline: headlineOf(revision),
    occurred: showOccurred(occurred),
    recordedAt: formatInstant(recordedAt),
  };
}

type Reason = Pick<Explanation, 'event' | 'why'>;

function reasonOf({ fact }: Revision, held: Both, { left, right, retractions }: Sides): Reason {
  const event = eventOfFact(fact);
  const [before, after] = [left.byFact.get(fact), right.byFact.get(fact)];
  if (before === undefined) return { event, why: 'learned' };
  if (after === undefined) return gone(fact, retractions);
  if (before.revisedBy === after.revisedBy) return { event, why: inTime(held) };
  const [earlier, later, side] =
    before.revisedBy < after.revisedBy ? [before, after, right] : [after, before, left];
  return revised({ earlier, later, side });
}

interface Step {
  readonly earlier: Revision;
  readonly later: Revision;
  /** That knows the later one. */
  readonly side: Indexed;
}

/** What was done to a fact on paper, and the event that did it where a revision tells. */
function revised({ earlier, later, side }: Step): Reason {
  const { event, corrected } = later;
  const resolved = decisionFor(later);
  if (resolved !== decisionFor(earlier)) return { event: resolved ?? event, why: 'resolved' };
  if (isDisputed(later) && !isDisputed(earlier))
    return { event: decisionAgainst(later, side) ?? event, why: 'disputed' };
  return { event: corrected?.event ?? event, why: 'corrected' };
}

const decisionFor = ({ resolved }: Revision): EventId | undefined => resolved?.event;

/** The decision for another fact of its slot that put this one in dispute [S3]. */
function decisionAgainst({ slot, revisedBy }: Revision, { known }: Indexed): EventId | undefined {
  const others = known.slots.get(slot) ?? [];
  const decided = others.find((other) => other.revisedBy === revisedBy && other.resolved);
  return decided && decisionFor(decided);
}

function gone(fact: FactId, retractions: Retractions): Reason {
  const event = retractions.get(fact);
  return event === undefined
    ? { event: eventOfFact(fact), why: 'unlearned' }
    : { event, why: 'retracted' };
}

function inTime({ one, other }: Both): Why {
  if (one === undefined) return 'began';
  if (other === undefined) return 'ended';
  if (one.isCertain === other.isCertain) return 'passed';
  return other.isCertain ? 'certain' : 'uncertain';
}
