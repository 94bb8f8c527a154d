import type { EventType } from '#libs/domain';
import { candidacyExamples } from './candidacy.js';
import { correctionExamples } from './corrections.js';
import { endorsementExamples } from './endorsement.js';
import { financeExamples } from './finance.js';
import type { WorkedExample } from './given.js';
import { identityExamples } from './identity.js';
import { pollExamples } from './polls-and-debates.js';
import { raceExamples } from './race.js';
import { resultsExamples } from './results.js';
import { statementExamples } from './statements.js';

type Examples = { readonly [Type in EventType]?: WorkedExample };

/** The groups of the reference, each with its types in the order of the page. */
export const GROUPS: Readonly<Record<string, Examples>> = {
  'Race and calendar': raceExamples,
  Candidacy: candidacyExamples,
  'Endorsement and slating': endorsementExamples,
  Finance: financeExamples,
  'Polls, ratings and debates': pollExamples,
  'Statements, posts and relations': statementExamples,
  'Count, call and certification': resultsExamples,
  'People, organisations and other things': identityExamples,
  'Corrections and the like': correctionExamples,
};

/** Every type of event: a type without an example does not compile. */
export const WORKED_EXAMPLES: { readonly [Type in EventType]: WorkedExample } = {
  ...raceExamples,
  ...candidacyExamples,
  ...endorsementExamples,
  ...financeExamples,
  ...pollExamples,
  ...statementExamples,
  ...resultsExamples,
  ...identityExamples,
  ...correctionExamples,
};
