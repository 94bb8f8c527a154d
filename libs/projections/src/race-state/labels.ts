import type { Actor, Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showHeld, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import { isAbout, leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** A word that a source put on a candidate: shown with its date, never a rating. */
export interface LabelDocument extends HeldValue<string> {
  readonly by?: Actor;
}

const labelOf = (revision: Revision): string | null => {
  const fact = asFact(revision);
  return fact.type === 'AssessmentReported' ? fact.data.label : null;
};

export function showLabels(
  { slots, book, bounds }: StateContext,
  candidate: string,
): readonly LabelDocument[] {
  const own = slotsOf(slots, 'assessment').filter(isAbout(candidate));
  return bounds.list(`candidates/${candidate}/assessments`, own).flatMap(({ holders }) => {
    const fact = asFact(leading(holders).revision);
    if (fact.type !== 'AssessmentReported') return [];
    const { by } = fact.data;
    return [{ ...(by && { by }), ...showThere(evaluateSlot(holders, labelOf), labelOf, book) }];
  });
}

const objectionOf = (revision: Revision): string | null => {
  const fact = asFact(revision);
  if (fact.type === 'CandidacyObjected') return 'open';
  return fact.type === 'ObjectionResolved' ? fact.data.outcome : null;
};

/** Objections to the papers of a candidate: open, or how they ended. */
export function showObjections(
  { slots, book, bounds }: StateContext,
  candidate: string,
): readonly HeldValue<string>[] {
  const own = slotsOf(slots, 'objection').filter(isAbout(candidate));
  return bounds
    .list(`candidates/${candidate}/objections`, own)
    .map(({ holders }) => showThere(evaluateSlot(holders, objectionOf), objectionOf, book));
}

const concessionOf = ({ type }: Revision): string =>
  type === 'ConcessionRetracted' ? 'retracted' : 'conceded';

/** Whether a candidate conceded, or took that back; neither changes a status. */
export function showConcession(
  { slots, book }: StateContext,
  candidate: string,
): HeldValue<string> | null {
  const held = slotsOf(slots, 'concession').find(({ slot }) => slot === `concession/${candidate}`);
  return held === undefined
    ? null
    : showHeld(evaluateSlot(held.holders, concessionOf), concessionOf, book);
}
