import type { Actor, Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import { shownBySlot } from '../held/settled-documents.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

export interface SlatingValue {
  readonly outcome: string;
  readonly candidate?: string;
  /** What was voted on, and how: the votes of one meeting as one source tells them. */
  readonly ballots?: readonly object[];
}

export interface SlatingDocument extends HeldValue<SlatingValue> {
  readonly organization: string;
  readonly name: string;
}

function slatingOf(revision: Revision): SlatingValue | null {
  const fact = asFact(revision);
  if (fact.type !== 'SlatingDecided') return null;
  const { outcome, candidate, ballots } = fact.data;
  return { outcome, ...(candidate && { candidate: candidate.id }), ...(ballots && { ballots }) };
}

/** What party bodies decided; where sources differ on the votes, each stands beside the other. */
export const showSlating = ({ slots, book, bounds }: StateContext): readonly SlatingDocument[] =>
  bounds
    .list('slating', slotsOf(slots, 'slating'))
    .map(({ holders }) => showDecision(holders, book));

const showDecision = shownBySlot((holders, book): SlatingDocument => {
  const { id, name } = leading(holders).revision.data['organization'] as Actor;
  return {
    organization: id,
    name,
    ...showThere(evaluateSlot(holders, slatingOf), slatingOf, book),
  };
});
