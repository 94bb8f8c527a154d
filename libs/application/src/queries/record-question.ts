import type { Instant, Knowledge } from '#libs/domain';
import { isProblem, type Problem } from '../problems.js';
import { timesOf } from './link.js';
import type { QueryDeps } from './query.js';
import { knowledgeOf, type Params, type Question, readQuestion } from './question.js';

/** Dates about records that have no zone of their own are civil days of UTC. */
const ZONE = 'UTC';

/** A question about a record that is not that of a race. */
export interface RecordQuestion {
  readonly question: Question;
  readonly knowledge: Knowledge;
  readonly validBefore: Instant;
}

export function readRecordQuestion({ clock }: QueryDeps, params: Params): RecordQuestion | Problem {
  const question = readQuestion(params, { timeZone: ZONE, now: clock.now() });
  if (isProblem(question)) return question;
  return { question, knowledge: knowledgeOf(question), validBefore: question.valid.before };
}

/** How a document says what was asked. */
export const askedOf = ({ question }: RecordQuestion): object => ({
  ...timesOf(question),
  clock: question.clock,
});
