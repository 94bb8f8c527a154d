import type { FactEvent } from '../fact/fact-entry.js';
import { candidacyRules } from './candidacy-rules.js';
import { debateRules } from './debate-rules.js';
import { electionRules } from './election-rules.js';
import { endorsementRules } from './endorsement-rules.js';
import { NOTHING } from './finding.js';
import { financeRules } from './finance-rules.js';
import { pollRules } from './poll-rules.js';
import { identityRules } from '../identity/identity-rules.js';
import { recountRules } from './recount-rules.js';
import { relationRules } from './relation-rules.js';
import { resultsRules } from './results-rules.js';
import type { AnyRule, FactType, RulesOf } from './rule.js';
import { statementRules } from './statement-rules.js';

/** The rules of every type that asserts a fact. */
export const RULES: RulesOf<FactType> = {
  ...electionRules,
  ...candidacyRules,
  ...endorsementRules,
  ...financeRules,
  ...pollRules,
  ...debateRules,
  ...statementRules,
  ...relationRules,
  ...resultsRules,
  ...recountRules,
  ...identityRules,
};

/** The rule of an event's type, for code that treats all types alike. */
export const ruleOf = ({ type }: FactEvent): AnyRule =>
  // Each rule is looked up by the type of the very event that it is then given.
  (RULES as unknown as Readonly<Record<string, AnyRule>>)[type] ?? NO_RULE;

const NO_RULE: AnyRule = { judge: () => NOTHING };
