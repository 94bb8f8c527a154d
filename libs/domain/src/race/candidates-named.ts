import type { NamedActor } from './known-actors.js';

/** The fields in which an event names someone as a candidate of the race [A3]. */
const CANDIDATE_FIELDS: ReadonlySet<string> = new Set([
  'candidate',
  'candidates',
  'declared',
  'replacedBy',
  'left',
  'right',
]);

/** Those whom an event names as candidates: not its endorsers, speakers or pollsters. */
export const candidatesAmong = (named: readonly NamedActor[]): readonly NamedActor[] =>
  named.filter(({ field }) => CANDIDATE_FIELDS.has(field));
