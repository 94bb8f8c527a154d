import { optional } from '../schema/record-fields.js';
import { civilDate } from '../schema/date-fields.js';
import { oneOf } from '../schema/scalar-fields.js';

const COVERAGES = ['complete', 'partial', 'none'] as const;

const coverage = () => optional(oneOf(COVERAGES));

/** What our record of a race claims to cover, part by part: an empty list is not "none". */
export const coverageFields = () => ({
  candidates: coverage(),
  endorsements: coverage(),
  finance: coverage(),
  polls: coverage(),
  statements: coverage(),
  results: coverage(),
  /** Until when the record is kept. */
  through: optional(civilDate()),
});
