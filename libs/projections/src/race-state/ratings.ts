import type { Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import { SettledDocuments } from '../held/settled-documents.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** Its value is the rating in the words of the rater. */
export interface RatingDocument extends HeldValue<string> {
  readonly rater: string;
  readonly name: string;
}

const ratingOf = (revision: Revision): string | null => {
  const fact = asFact(revision);
  return fact.type === 'RatingChanged' ? fact.data.to : null;
};

/** How those who rate races rate this one, by rater. */
export function showRatings({ slots, book, bounds }: StateContext): readonly RatingDocument[] {
  return bounds.list('ratings', slotsOf(slots, 'rating')).flatMap(({ holders }) => {
    const fact = asFact(leading(holders).revision);
    if (fact.type !== 'RatingChanged') return [];
    const { id, name } = fact.data.rater;
    const held = showThere(evaluateSlot(holders, ratingOf), ratingOf, book);
    return [settled.of(held, () => ({ rater: id, name, ...held }))];
  });
}

const settled = new SettledDocuments<RatingDocument>();
