import { raceState } from '#libs/projections';
import type { Problem } from '../problems.js';
import type { Answer } from './answer.js';
import { link } from './link.js';
import { isProblem, type QueryDeps, raceUnknown } from './query.js';
import { knowledgeOf, type Params, TIME_PARAMETERS } from './question.js';
import { answerOf, linksOf, metaOf, readRaceQuestion } from './race-question.js';

export const STATE_PARAMETERS = [...TIME_PARAMETERS, 'minVersion'] as const;

/** What was true in the race at V, as known at K: the state document. */
export async function getRaceState(
  deps: QueryDeps,
  { race, params }: { race: string; params: Params },
): Promise<Answer | Problem> {
  const asked = await readRaceQuestion(deps, { race, params });
  if (isProblem(asked)) return asked;
  const { question } = asked;
  const validBefore = question.valid.before;
  const held = await deps.readModel.held(race, knowledgeOf(question), validBefore);
  if (held === undefined) return raceUnknown(race);
  const path = `/v1/races/${race}`;
  const listHref = (types: readonly string[]) =>
    link(`${path}/timeline`, { ...timesAsked(params), type: types.join(',') });
  return answerOf(asked, held, {
    ...raceState({ ...held, validBefore, listHref }),
    meta: metaOf(asked, held),
    links: {
      ...linksOf(`${path}/state`, params, { question, used: held }),
      timeline: link(`${path}/timeline`, timesAsked(params)),
      events: `/v1/events?race=${race}`,
      stream: `${path}/stream`,
    },
  });
}

const timesAsked = (params: Params): Params =>
  Object.fromEntries(TIME_PARAMETERS.map((name) => [name, params[name]]));
