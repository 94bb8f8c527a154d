import type { Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import { SettledDocuments } from '../held/settled-documents.js';
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
export function showGroupClaims({
  slots,
  book,
  bounds,
}: StateContext): readonly GroupClaimDocument[] {
  return bounds.list('groupClaims', slotsOf(slots, 'group-claim')).flatMap(({ holders }) => {
    const fact = asFact(leading(holders).revision);
    if (fact.type !== 'EndorsementGroupClaimed') return [];
    const held = showThere(evaluateSlot(holders, groupOf), groupOf, book);
    return [settled.of(held, () => ({ candidate: fact.data.candidate.id, ...held }))];
  });
}

const settled = new SettledDocuments<GroupClaimDocument>();
