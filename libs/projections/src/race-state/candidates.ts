import type { Holders } from '#libs/domain';
import { certaintyOf, type Certainty, type Count } from '../held/count.js';
import { type AnyFact, asFact } from '../held/fact-of.js';
import { type HeldValue, showHeld } from '../held/held-value.js';
import { evaluate, evaluateSlot, isNothing, mapOutcomes, type Outcomes } from '../held/outcomes.js';
import {
  BallotPlace,
  Candidacy,
  type CandidacySlots,
  type CandidacyStatus,
  GONE,
  type OnBallot,
  RUNNING,
  statusOf,
} from './candidacy.js';
import type { CashDocument } from './cash.js';
import type { CommitteeDocument } from './committees.js';
import type { LabelDocument } from './labels.js';
import type { NamedCandidate } from './people.js';
import type { PostDocument } from './posts.js';
import type { SlotKind } from './slot-kinds.js';
import { slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** A candidate, evaluated: what other parts of the state ask about. */
export interface CandidateState {
  readonly named: NamedCandidate;
  readonly slots: CandidacySlots;
  readonly status: Outcomes<CandidacyStatus>;
  readonly running: Certainty;
  readonly onBallot: Outcomes<OnBallot>;
}

const NOTHING_HELD: Holders = { certain: null, possible: [] };

/** Evaluates everyone whom a held fact names. */
export function candidateStates(
  context: StateContext,
  named: readonly NamedCandidate[],
  isOver: Certainty,
): readonly CandidateState[] {
  const slotOf = (kind: SlotKind) =>
    new Map(slotsOf(context.slots, kind).map(({ slot, holders }) => [slot, holders]));
  const [exploring, entry, ballot, exit] = [
    slotOf('exploring'),
    slotOf('entry'),
    slotOf('ballot'),
    slotOf('exit'),
  ];
  return named.map((one) => {
    const slots = {
      exploring: exploring.get(`exploring/${one.id}`) ?? NOTHING_HELD,
      entry: entry.get(`entry/${one.id}`) ?? NOTHING_HELD,
      ballot: ballot.get(`ballot/${one.id}`) ?? NOTHING_HELD,
      exit: exit.get(`exit/${one.id}`) ?? NOTHING_HELD,
    };
    const status = evaluate(new Candidacy(slots, context.links));
    return {
      named: one,
      slots,
      status,
      running: running(status, isOver),
      onBallot: evaluate(new BallotPlace(slots, context.links)),
    };
  });
}

/** The status and the date are facts apart: running is certain where both are, possible where both may be [A3]. */
function running(status: Outcomes<CandidacyStatus>, isOver: Certainty): Certainty {
  const byStatus = certaintyOf(status, (value) => RUNNING.has(value));
  if (byStatus === 'no' || isOver === 'certain') return 'no';
  return byStatus === 'certain' && isOver === 'no' ? 'certain' : 'possible';
}

export interface CandidateDocument {
  readonly person: { readonly id: string; readonly name: string };
  readonly party: HeldValue<string> | null;
  readonly status: HeldValue<CandidacyStatus> | null;
  readonly running: Certainty;
  readonly onBallot?: HeldValue<OnBallot>;
  readonly ballotName?: HeldValue<string>;
  readonly exploring?: HeldValue;
  readonly entered?: HeldValue;
  readonly left?: HeldValue;
  readonly movedTo?: string;
  /** Who took their place. */
  readonly replacedBy?: string;
  readonly conceded?: HeldValue;
  readonly objections: readonly HeldValue[];
  readonly endorsements: Count;
  readonly cash: readonly CashDocument[];
  readonly committees: readonly CommitteeDocument[];
  readonly posts: readonly PostDocument[];
  readonly assessments: readonly LabelDocument[];
}

/** What the four slots say of a candidacy, as the document shows it. */
export function showCandidacy(state: CandidateState, { book }: StateContext) {
  const { named, slots, status, onBallot } = state;
  const place = showHeld(onBallot, () => null, book);
  const ballotName = showHeld(evaluateSlot(slots.ballot, ballotNameOf), ballotNameOf, book);
  const considering = showHeld(evaluateSlot(slots.exploring, formOf), formOf, book);
  const entered = showHeld(entry(slots), statusOf, book);
  const left = mapOutcomes(status, ({ value }) => (GONE.has(value) ? value : null));
  const exit = showHeld(left, statusOf, book);
  const leftBy = left.certain && asFact(left.certain.holder.revision);
  return {
    person: { id: named.id, name: named.name },
    party: showHeld(party(slots), partyOf, book),
    status: showHeld(status, statusOf, book),
    running: state.running,
    ...(place && { onBallot: place }),
    ...(ballotName && { ballotName }),
    ...(considering && { exploring: considering }),
    ...(entered && { entered }),
    ...(exit && { left: exit }),
    ...(leftBy && whereTo(leftBy)),
  };
}

/**
 * How they entered: by declaring, or where no source tells of that, by filing. What is decided on the
 * papers later is no entry; once it holds in place of the filing, the state does not say how they entered.
 */
function entry({ entry: declared, ballot }: CandidacySlots): Outcomes<CandidacyStatus> {
  const outcomes = evaluateSlot(declared, statusOf);
  return isNothing(outcomes) ? evaluateSlot(ballot, filedBy) : outcomes;
}

const filedBy = (revision: Fact): CandidacyStatus | null =>
  revision.type === 'CandidacyFiled' ? 'filed' : null;

/** By the party that the declaration names, else the papers, else the exploration. */
function party({ entry: declared, ballot, exploring }: CandidacySlots): Outcomes<string> {
  const bySlot = [declared, ballot, exploring].map((slot) => evaluateSlot(slot, partyOf));
  return (
    bySlot.find((outcomes) => outcomes.certain !== null) ??
    bySlot.find((outcomes) => !isNothing(outcomes)) ??
    evaluateSlot(NOTHING_HELD, partyOf)
  );
}

type Fact = Parameters<typeof statusOf>[0];

function partyOf(revision: Fact): string | null {
  const fact = asFact(revision);
  return 'party' in fact.data ? (fact.data.party ?? null) : null;
}

function ballotNameOf(revision: Fact): string | null {
  const fact = asFact(revision);
  return fact.type === 'CandidacyFiled' || fact.type === 'CandidacyQualified'
    ? (fact.data.ballotName ?? null)
    : null;
}

/** How a candidacy was explored: only considered, or with a committee. */
function formOf(revision: Fact): string | null {
  const fact = asFact(revision);
  return fact.type === 'CandidacyExploring' ? (fact.data.form ?? 'considering') : null;
}

/** The race that they run in instead, or who took their place, where the exit says so. */
function whereTo(fact: AnyFact): Pick<CandidateDocument, 'movedTo' | 'replacedBy'> {
  if (fact.type === 'CandidacyReplaced' && fact.data.replacedBy)
    return { replacedBy: fact.data.replacedBy.id };
  const isMoved = fact.type === 'CandidacyWithdrawn' && fact.data.movedTo !== undefined;
  return isMoved ? { movedTo: fact.data.movedTo } : {};
}
