import { NOTHING } from './finding.js';
import type { RulesOf } from './rule.js';

/** Whatever is said about a race may be said. */
export const statementRules: RulesOf<
  | 'StatementMade'
  | 'StatementRetracted'
  | 'StatementClarified'
  | 'AssessmentReported'
  | 'FieldReported'
> = {
  StatementMade: { judge: () => NOTHING },
  StatementRetracted: { judge: () => NOTHING },
  StatementClarified: { judge: () => NOTHING, mayFollowAgain: true },
  AssessmentReported: { judge: () => NOTHING },
  FieldReported: { judge: () => NOTHING, introduces: true },
};
