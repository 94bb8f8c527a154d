import type { Actor, Revision } from '#libs/domain';
import { asFact, type FactOf, readBy, type Readers } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** How far a counter has come. */
export interface TabulationDocument extends HeldValue<string> {
  readonly by: string;
  readonly name: string;
}

const tabulationOf = (revision: Revision): string | null => {
  const fact = asFact(revision);
  return fact.type === 'TabulationStatusChanged' ? fact.data.status : null;
};

export function showTabulation({
  slots,
  book,
  bounds,
}: StateContext): readonly TabulationDocument[] {
  return bounds.list('results/tabulation', slotsOf(slots, 'tabulation')).map(({ holders }) => {
    const { id, name } = leading(holders).revision.data['by'] as Actor;
    const held = showThere(evaluateSlot(holders, tabulationOf), tabulationOf, book);
    return { by: id, name, ...held };
  });
}

export const RECOUNT_STATUSES = ['requested', 'ordered', 'completed'] as const;
type RecountStatus = (typeof RECOUNT_STATUSES)[number];
type RecountType = 'RecountRequested' | 'RecountOrdered' | 'RecountCompleted';

export interface RecountDocument extends HeldValue<RecountStatus> {
  readonly authority: string;
  readonly name: string;
  /** Of the authority's recounts of this race, which. */
  readonly number: number;
}

const RECOUNT: Readers<RecountType, RecountStatus> = {
  RecountRequested: () => 'requested',
  RecountOrdered: () => 'ordered',
  RecountCompleted: () => 'completed',
};

const recountOf = (revision: Revision): RecountStatus | null => readBy(RECOUNT, revision);

/** Recounts, by authority; what they count is shown with the results once it is reported. */
export function showRecounts({ slots, book, bounds }: StateContext): readonly RecountDocument[] {
  return bounds.list('recounts', slotsOf(slots, 'recount')).map(({ holders }) => {
    const { data } = asFact(leading(holders).revision) as FactOf<RecountType>;
    const { authority, number = 1 } = data;
    const held = showThere(evaluateSlot(holders, recountOf), recountOf, book);
    return { authority: authority.id, name: authority.name, number, ...held };
  });
}

/** Its value is `open`, or how it ended. */
export interface ChallengeDocument extends HeldValue<string> {
  readonly case?: string;
}

const challengeOf = (revision: Revision): string | null => {
  const fact = asFact(revision);
  if (fact.type === 'RaceChallenged') return 'open';
  return fact.type === 'ChallengeDecided' ? fact.data.outcome : null;
};

/** Challenges of the outcome, by case. */
export function showChallenges({
  slots,
  book,
  bounds,
}: StateContext): readonly ChallengeDocument[] {
  return bounds.list('challenges', slotsOf(slots, 'challenge')).map(({ holders }) => {
    const name = leading(holders).revision.data['case'] as string | undefined;
    const held = showThere(evaluateSlot(holders, challengeOf), challengeOf, book);
    return { ...(name !== undefined && { case: name }), ...held };
  });
}
