import { NOTHING } from './finding.js';
import type { RulesOf } from './rule.js';

/** Whatever is said about a race may be said. */
export const statementRules: RulesOf<'StatementMade' | 'AssessmentReported' | 'FieldReported'> = {
  StatementMade: { judge: () => NOTHING },
  AssessmentReported: { judge: () => NOTHING },
  FieldReported: { judge: () => NOTHING, introduces: true },
};
