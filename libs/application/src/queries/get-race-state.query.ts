import type { EventType } from '#libs/domain';
import type { HeldFacts } from '#libs/ports';
import { raceStateParts } from '#libs/projections';
import { isProblem, type Problem } from '../problems.js';
import type { Answer, AnswerBody } from './answer.js';
import { writeCursor } from './cursor.js';
import { wholeAnswerAgain } from './answer-again.js';
import { heldKey } from './held-key.js';
import { lastingOf } from './lasting.js';
import { link, linkWith } from './link.js';
import { type QueryDeps, raceUnknown } from './query.js';
import { knowledgeOf, type Params, TIME_PARAMETERS } from './question.js';
import {
  answerOf,
  askOf,
  linksOf,
  metaOf,
  type RaceQuestion,
  readQuestionOf,
} from './race-question.js';
import { restOfPart } from './rest-of-part.js';
import { StateText } from './state-text.js';

export const STATE_PARAMETERS = [...TIME_PARAMETERS, 'minVersion'] as const;

/** A race and the parameters as they were given. */
interface Asked {
  readonly race: string;
  readonly params: Params;
}

/** What was true in the race at V, as known at K: the state document. */
export async function getRaceState(deps: QueryDeps, asked: Asked): Promise<Answer | Problem> {
  const self = link(pathOf(asked.race), asked.params);
  const again = await wholeAnswerAgain(deps, { race: asked.race, self });
  return again ?? answerAnew(deps, asked, self);
}

async function answerAnew(deps: QueryDeps, asked: Asked, self: string): Promise<Answer | Problem> {
  const { race, params } = asked;
  const question = await readQuestionOf(deps, asked);
  if (isProblem(question)) return question;
  const validBefore = question.valid.before;
  const held = await deps.readModel.held(race, knowledgeOf(question), validBefore);
  if (held === undefined) return raceUnknown(race);
  const ask = askOf(deps, held, question);
  if (isProblem(ask)) return ask;
  const answer = {
    ...answerOf(ask, held, () => bodyOfState(deps, { ...ask, held, params })),
    ...(params['asOf'] !== undefined && question.valid.isExplicit && { memento: validBefore - 1 }),
  };
  const validity = { point: question.valid, until: held.until };
  const lasts = lastingOf(ask, validity, deps.clock.now());
  return deps.kept.keep(race, self, { ...answer, lasts, redacted: held.redacted });
}

interface StateAsked extends RaceQuestion {
  readonly held: HeldFacts;
  readonly params: Params;
}

/** The text of the state, with the addresses of this question. */
function bodyOfState(deps: QueryDeps, asked: StateAsked): AnswerBody {
  const { held, params, question } = asked;
  const { id } = held.identity;
  const path = `/v1/races/${id}`;
  const times = timesAsked(params);
  const timeline = link(`${path}/timeline`, times);
  const listHref = (types: readonly EventType[]) =>
    restOfPart(types, { ...asked, used: held }) ?? linkWith(timeline, 'type', types.join(','));
  const bytes = textOf(deps, asked).document(listHref, {
    meta: metaOf(asked, held),
    links: {
      ...linksOf(pathOf(id), params, { question, used: held }),
      timeline,
      events: `/v1/events?race=${id}`,
      stream: `${path}/stream`,
      poll: link('/v1/events', { race: id, after: writeCursor({ version: held.version }) }),
      compare: link(`${path}/compare`, leftOf(times)),
      timemap: `${path}/timemap`,
    },
  });
  return { bytes, next: null };
}

/** Made once for all questions that the same facts answer. */
function textOf({ kept }: QueryDeps, { held, question }: StateAsked): StateText {
  const { id } = held.identity;
  const validBefore = question.valid.before;
  const key = heldKey(held, validBefore);
  const before = kept.states.get(id, key);
  if (before !== undefined) return before;
  const text = StateText.of((listHref) => raceStateParts({ ...held, validBefore, listHref }));
  kept.states.set(id, key, text);
  return text;
}

const pathOf = (race: string): string => `/v1/races/${race}/state`;

const timesAsked = (params: Params): Params =>
  Object.fromEntries(TIME_PARAMETERS.map((name) => [name, params[name]]));

/** The question as one side of a comparison, whose other side is now. */
const leftOf = (times: Params): Params =>
  Object.fromEntries(Object.entries(times).map(([name, value]) => [`left.${name}`, value]));
