import type { Revision } from './revision.js';
import { rankOf } from './shape.js';

/** The order in a slot [S1]: from, earliest, the definition's own rank, assertion, version of the first assertion. */
export function compareInSlot(one: Revision, other: Revision): number {
  return (
    compareNumbers(one.from, other.from) ||
    compareNumbers(one.earliest, other.earliest) ||
    compareNumbers(one.rank, other.rank) ||
    compareNumbers(rankOf(one.assertion), rankOf(other.assertion)) ||
    compareNumbers(one.version, other.version) ||
    compareTexts(one.fact, other.fact)
  );
}

/** Whatever rank F4 lends it, the recorder disputes it [F5]. */
export const isDisputed = ({ assertion, disputed }: Revision): boolean =>
  disputed === true || assertion === 'disputed';

// A difference of two infinities is no number.
const compareNumbers = (one: number, other: number): number => (one < other ? -1 : +(one > other));

const compareTexts = (one: string, other: string): number => (one < other ? -1 : +(one > other));
