import { type KnownFacts, turnedAt } from '#libs/domain';
import type { RaceRecord } from '#libs/ports';
import { isProblem, type Problem } from '../problems.js';
import { type QueryDeps, raceUnknown } from './query.js';
import { isClosed, knowledgeOf, type Params } from './question.js';
import { askOf, type RaceQuestion, reachOf, readQuestionOf, type Used } from './race-question.js';
import { readWindow, type Window } from './window.js';

/** What is known of a race at K, and the window of V that is asked about. */
export interface KnownWindow extends RaceQuestion {
  readonly known: KnownFacts & RaceRecord;
  readonly window: Window;
  readonly used: Used;
}

export async function readKnownWindow(
  deps: QueryDeps,
  { race, params }: { readonly race: string; readonly params: Params },
): Promise<KnownWindow | Problem> {
  const question = await readQuestionOf(deps, { race, params });
  if (isProblem(question)) return question;
  const known = await deps.readModel.known(race, knowledgeOf(question));
  if (known === undefined) return raceUnknown(race);
  const asked = askOf(deps, known, question);
  if (isProblem(asked)) return asked;
  const now = deps.clock.now();
  const { timeZone, begins } = known.identity;
  const window = readWindow(params, { timeZone, now, begins: begins.instant });
  if (isProblem(window)) return window;
  const isExplicit = isFixed(params['from']) && isFixed(params['to']) && params['to'] !== undefined;
  const valid = { before: window.to, isExplicit: isExplicit && window.to <= now };
  const closed = isClosed({ ...question, valid }, reachOf(deps, known));
  const used = { version: known.version, turnedAt: turnedAt(known, window.to) };
  return { ...asked, closed, known, window, used };
}

/** Whether the same words mean the same time whenever they are asked. */
const isFixed = (text: string | undefined): boolean =>
  text === undefined || (text !== 'now' && !text.startsWith('-'));
