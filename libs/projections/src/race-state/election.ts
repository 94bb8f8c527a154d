import { type Holders, type Instant, type ResolvedDate, type Revision } from '#libs/domain';
import { certaintyOf, type Certainty } from '../held/count.js';
import type { FactLinks } from '../held/fact-links.js';
import { type AnyFollowed, asFact, asFollowed, readBy, type Readers } from '../held/fact-of.js';
import { type HeldValue, showHeld } from '../held/held-value.js';
import {
  type Combination,
  evaluate,
  evaluateSlot,
  isNothing,
  type Item,
  latestOf,
  mapOutcomes,
  type Outcome,
  type Outcomes,
} from '../held/outcomes.js';
import { slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

export interface ElectionDocument {
  /** A civil day: `2022-06-28`. */
  readonly date: HeldValue<string> | null;
  readonly status: HeldValue<string> | null;
  /** There is a date, and it may be that the election was canceled or annulled; absent otherwise. */
  readonly mayHaveNoDate?: true;
  /** What the date was before it moved, or was canceled or annulled. */
  readonly was?: string;
  /** Absent once a later date holds. */
  readonly proposedDate?: HeldValue<string>;
}

/** The day of the election, its status, and what is proposed in its place. */
export function showElection(context: StateContext): ElectionDocument {
  const { book } = context;
  const facts = electionFacts(context);
  const date = mapOutcomes(facts, ({ holder }) => dayOf(holder.revision)?.edtf ?? null);
  const status = mapOutcomes(facts, ({ holder }) => dateStatusOf(holder.revision));
  const was = facts.certain && movedFrom(facts.certain.holder.revision);
  const proposed = lastProposal(context);
  return {
    date: showHeld(date, (revision) => dayOf(revision)?.edtf ?? null, book),
    status: showHeld(status, dateStatusOf, book),
    ...(date.certain !== null && date.mayBeNothing && { mayHaveNoDate: true as const }),
    ...(was && { was }),
    ...(proposed && { proposedDate: proposed }),
  };
}

/** Whether the day of the election is past: with no date held, it is not [A3]. */
export function isElectionOver(context: StateContext): Certainty {
  const ends = mapOutcomes(electionFacts(context), ({ holder }) => endOfDay(holder.revision));
  const isPast = (end: Instant) => context.validBefore > end;
  return certaintyOf(ends, isPast);
}

/** Each fact of the election's slot as a value of its own: what is asked of it comes after. */
function electionFacts({ slots }: StateContext): Outcomes<string> {
  const held = slotsOf(slots, 'election')[0]?.holders ?? NOTHING_HELD;
  return evaluateSlot(held, ({ fact }) => fact);
}

const NOTHING_HELD: Holders = { certain: null, possible: [] };

const dayOf = (revision: Revision): ResolvedDate | null => daySetBy(asFact(revision));

function daySetBy(fact: AnyFollowed): ResolvedDate | null {
  if (fact.type === 'ElectionScheduled') return fact.data.electionDate;
  return fact.type === 'ElectionRescheduled' ? fact.data.to : null;
}

const endOfDay = (revision: Revision): Instant => dayOf(revision)?.latest ?? Infinity;

type ElectionType =
  | 'ElectionScheduled'
  | 'ElectionRescheduled'
  | 'ElectionCanceled'
  | 'RaceCanceled'
  | 'ElectionAnnulled';

/** A day that is set without a word about how firm it is counts as confirmed. */
const DATE_STATUS: Readers<ElectionType, string> = {
  ElectionScheduled: ({ data }) => data.dateStatus ?? 'confirmed',
  ElectionRescheduled: ({ data }) => data.dateStatus ?? 'confirmed',
  ElectionCanceled: () => 'canceled',
  RaceCanceled: () => 'canceled',
  ElectionAnnulled: () => 'annulled',
};

const dateStatusOf = (revision: Revision): string | null => readBy(DATE_STATUS, revision);

/** The day that it was on before. */
const DAY_BEFORE: Readers<ElectionType, ResolvedDate | undefined> = {
  ElectionScheduled: () => undefined,
  ElectionRescheduled: ({ data }) => data.from,
  ElectionCanceled: ({ data }) => data.was,
  RaceCanceled: ({ data }) => data.was,
  ElectionAnnulled: ({ data }) => data.was,
};

/** As the fact says it, else the day set by what it follows, as known at K. */
function movedFrom(revision: Revision): string | null {
  const { followed } = revision;
  const said = readBy(DAY_BEFORE, revision);
  return (said ?? (followed ? daySetBy(asFollowed(followed)) : null))?.edtf ?? null;
}

/** A proposal, until a date that was decided later holds. */
class Proposal implements Item<string> {
  readonly slots: readonly Holders[];

  constructor(
    proposal: Holders,
    election: Holders,
    private readonly links: FactLinks,
  ) {
    this.slots = [proposal, election];
  }

  outcomes([proposal, election]: Combination): readonly (Outcome<string> | null)[] {
    const value = proposal ? proposedDay(proposal.revision) : null;
    if (!proposal || value === null) return [null];
    const order = election ? this.links.order(election.revision, proposal.revision) : 'before';
    if (order === 'after') return [null];
    const shown = { value, holder: proposal };
    return order === 'before' ? [shown] : [shown, null];
  }

  widest(): readonly Outcome<string>[] {
    return (this.slots[0]?.possible ?? []).flatMap((holder) => {
      const value = proposedDay(holder.revision);
      return value === null ? [] : [{ value, holder }];
    });
  }
}

function proposedDay(revision: Revision): string | null {
  const fact = asFact(revision);
  return fact.type === 'ElectionDateProposed' ? fact.data.proposedDate.edtf : null;
}

/** Of several proposals the last to be made. */
function lastProposal({ slots, links, book }: StateContext): HeldValue<string> | null {
  const election = slotsOf(slots, 'election')[0]?.holders ?? NOTHING_HELD;
  const proposals = slotsOf(slots, 'proposal')
    .map(({ holders }) => evaluate(new Proposal(holders, election, links)))
    .filter((outcomes) => !isNothing(outcomes));
  const last = latestOf(proposals);
  return last && showHeld(last, proposedDay, book);
}
