import type { Actor, Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import { shownBySlot } from '../held/settled-documents.js';
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
export const showRatings = ({ slots, book, bounds }: StateContext): readonly RatingDocument[] =>
  bounds.list('ratings', slotsOf(slots, 'rating')).map(({ holders }) => showRating(holders, book));

const showRating = shownBySlot((holders, book): RatingDocument => {
  const { id, name } = leading(holders).revision.data['rater'] as Actor;
  return { rater: id, name, ...showThere(evaluateSlot(holders, ratingOf), ratingOf, book) };
});
