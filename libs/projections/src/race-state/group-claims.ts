import type { Actor, Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import { shownBySlot } from '../held/settled-documents.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

export interface GroupClaimDocument extends HeldValue<string> {
  readonly candidate: string;
}

const groupOf = (revision: Revision): string | null => {
  const fact = asFact(revision);
  return fact.type === 'EndorsementGroupClaimed' ? fact.data.groupText : null;
};

/** Groups that a source says are for a candidate: never counted as endorsers. */
export const showGroupClaims = (context: StateContext): readonly GroupClaimDocument[] =>
  context.bounds
    .list('groupClaims', slotsOf(context.slots, 'group-claim'))
    .map(({ holders }) => showGroupClaim(holders, context.book));

const showGroupClaim = shownBySlot((holders, book): GroupClaimDocument => {
  const { id } = leading(holders).revision.data['candidate'] as Actor;
  return { candidate: id, ...showThere(evaluateSlot(holders, groupOf), groupOf, book) };
});
