import type { HeldFacts } from '#libs/ports';
import { type RacePart, racePart, type RacePartPage } from '#libs/projections';
import { isProblem, type Problem } from '../problems.js';
import type { Table } from '../tables/table.js';
import { type Answer, bodyOf } from './answer.js';
import { writeOffset } from './cursor.js';
import { link, permalinkParams } from './link.js';
import { type Page, readPage } from './page.js';
import { PART_COLUMNS } from './part-columns.js';
import { type QueryDeps, raceUnknown } from './query.js';
import { knowledgeOf, type Params } from './question.js';
import {
  answerOf,
  askOf,
  besideTimes,
  linksOf,
  metaOf,
  type RaceQuestion,
  readQuestionOf,
} from './race-question.js';

interface Asked {
  readonly race: string;
  readonly part: RacePart;
  readonly params: Params;
}

/** One list of the state at V, as known at K, page by page: the same held values, and all of them. */
export async function getRacePart(deps: QueryDeps, asked: Asked): Promise<Answer | Problem> {
  const { race, part, params } = asked;
  const page = readPage(params);
  if (isProblem(page)) return page;
  const question = await readQuestionOf(deps, asked);
  if (isProblem(question)) return question;
  const validBefore = question.valid.before;
  const held = await deps.readModel.held(race, knowledgeOf(question), validBefore);
  if (held === undefined) return raceUnknown(race);
  const ask = askOf(deps, held, question);
  if (isProblem(ask)) return ask;
  const read = (): RacePartPage => racePart({ ...held, validBefore }, part, page);
  return {
    ...answerOf(ask, held, () => bodyOf(documentOf({ ...ask, ...asked, held, page }, read()))),
    table: (): Table => ({
      title: `${held.identity.name}: ${part}`,
      columns: PART_COLUMNS[part],
      rows: read().items,
    }),
  };
}

interface PartAsked extends RaceQuestion, Asked {
  readonly held: HeldFacts;
  readonly page: Page;
}

function documentOf(asked: PartAsked, { items, total, sources }: RacePartPage): object {
  const { held, page, params, question } = asked;
  const { id, name } = held.identity;
  const path = partPath(id, asked.part);
  const end = page.offset + items.length;
  const next = {
    ...besideTimes(params),
    after: writeOffset(end),
    ...permalinkParams(question, held),
  };
  return {
    race: { id, name },
    data: items,
    sources,
    meta: { ...metaOf(asked, held), total },
    links: {
      ...linksOf(path, params, { question, used: held }),
      ...(items.length > 0 && end < total && { next: link(path, next) }),
      state: link(`/v1/races/${id}/state`, permalinkParams(question, held)),
    },
  };
}

/** Where a part of the state of a race is. */
export const partPath = (race: string, part: RacePart): string => `/v1/races/${race}/${part}`;
