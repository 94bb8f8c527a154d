import { FactLedger, formatInstant } from '#libs/domain';
import type { AcceptedEvent, HeldFacts } from '#libs/ports';
import {
  type ComparedSide,
  type Difference,
  raceDifferences,
  type Retractions,
} from '#libs/projections';
import { isProblem, type Problem } from '../problems.js';
import { jsonColumn, type Table, textColumn } from '../tables/table.js';
import { type Answer, bodyOf } from './answer.js';
import { writeOffset } from './cursor.js';
import { link, permalinkParams } from './link.js';
import { type Page, readPage } from './page.js';
import { LIST_LIMIT_MAX, type QueryDeps, raceUnknown } from './query.js';
import { knowledgeOf, type Params } from './question.js';
import { askOf, etagOf, metaOf, type RaceQuestion, readQuestionOf } from './race-question.js';
import { wholeRace } from './whole-race.js';

export const SIDES = ['left', 'right'] as const;
export type SideName = (typeof SIDES)[number];

interface Asked {
  readonly race: string;
  readonly params: Params;
}

/** What differs between two questions about a race, with the events that explain each difference. */
export async function compareRace(deps: QueryDeps, asked: Asked): Promise<Answer | Problem> {
  const page = readPage(asked.params, LIST_LIMIT_MAX);
  if (isProblem(page)) return page;
  const left = await readSide(deps, asked, 'left');
  if (isProblem(left)) return left;
  const right = await readSide(deps, asked, 'right');
  if (isProblem(right)) return right;
  const retractions = retractionsKnown(await wholeRace(deps.readModel, asked.race), right);
  const all = raceDifferences(left.side, right.side, retractions);
  const differences = all.slice(page.offset, page.offset + page.limit);
  const shown = { ...asked, page, left, right, differences, all };
  return {
    closed: left.ask.closed && right.ask.closed,
    etag: `${etagOf(left.ask, left.held)}-${etagOf(right.ask, right.held)}`,
    reach: { version: right.held.head, watermark: right.held.watermark },
    body: () => bodyOf(documentOf(shown)),
    table: (): Table => ({
      title: `${right.held.identity.name}: differences`,
      columns: COLUMNS,
      rows: differences,
    }),
  };
}

interface ReadSide {
  readonly ask: RaceQuestion;
  readonly held: HeldFacts;
  readonly side: ComparedSide;
}

async function readSide(
  deps: QueryDeps,
  asked: Asked,
  name: SideName,
): Promise<ReadSide | Problem> {
  const { race } = asked;
  const question = await readQuestionOf(deps, { race, params: paramsOf(asked.params, name) });
  if (isProblem(question)) return onSide(question, name);
  const validBefore = question.valid.before;
  const knowledge = knowledgeOf(question);
  const held = await deps.readModel.held(race, knowledge, validBefore);
  if (held === undefined) return raceUnknown(race);
  // Something may be recorded between the two readings.
  const atVersion = knowledge.atVersion ?? held.head;
  const known = await deps.readModel.known(race, { ...knowledge, atVersion });
  if (known === undefined) return raceUnknown(race);
  const ask = askOf(deps, held, question);
  if (isProblem(ask)) return onSide(ask, name);
  return { ask, held, side: { ...held, known, validBefore } };
}

/** The parameters of one side, without its name. */
const paramsOf = (params: Params, side: SideName): Params =>
  Object.fromEntries(
    Object.entries(params)
      .filter(([name]) => name.startsWith(`${side}.`))
      .map(([name, value]) => [name.slice(side.length + 1), value]),
  );

/** What is wrong with a side is wrong with the parameter of that side. */
function onSide(problem: Problem, side: SideName): Problem {
  const { errors, detail, ...rest } = problem;
  return {
    ...rest,
    detail: `${side}: ${detail}`,
    ...(errors && {
      errors: errors.map((error) => ({
        ...error,
        pointer: error.pointer.replace(/^\?/, `?${side}.`),
      })),
    }),
  };
}

/** As the side knew it: whatever was recorded since is no part of a closed answer [Q3]. */
function retractionsKnown(events: readonly AcceptedEvent[], { ask, side }: ReadSide): Retractions {
  const knowledge = { ...knowledgeOf(ask.question), atVersion: side.known.version };
  const retracted = FactLedger.of(events).retracted(knowledge);
  return new Map(retracted.map(({ revision, retractedBy }) => [revision.fact, retractedBy]));
}

interface Shown extends Asked {
  readonly left: ReadSide;
  readonly right: ReadSide;
  readonly page: Page;
  readonly differences: readonly Difference[];
  /** On this page and all others. */
  readonly all: readonly Difference[];
}

function documentOf(shown: Shown): object {
  const { race, params, left, right, differences, all } = shown;
  const path = `/v1/races/${race}`;
  const state = ({ ask, held }: ReadSide) =>
    link(`${path}/state`, permalinkParams(ask.question, held));
  return {
    race: { id: race, name: right.held.identity.name },
    data: differences,
    groups: countsByGroup(all),
    meta: {
      left: metaOf(left.ask, left.held),
      right: metaOf(right.ask, right.held),
      recordedSince: formatInstant(right.held.recordedSince),
      total: all.length,
    },
    links: {
      self: link(`${path}/compare`, params),
      ...nextOf(shown, `${path}/compare`),
      left: state(left),
      right: state(right),
    },
  };
}

/** The rest of the same differences: both sides are pinned to what they were answered from. */
function nextOf({ params, page, left, right, differences, all }: Shown, path: string) {
  const end = page.offset + differences.length;
  if (differences.length === 0 || end >= all.length) return {};
  const { limit } = params;
  const sides = { ...pinned(left, 'left'), ...pinned(right, 'right') };
  return { next: link(path, { ...sides, limit, after: writeOffset(end) }) };
}

const pinned = ({ ask, held }: ReadSide, side: SideName): Params =>
  Object.fromEntries(
    Object.entries(permalinkParams(ask.question, held)).map(([name, value]) => [
      `${side}.${name}`,
      value,
    ]),
  );

/** How many differences each group has, in the order in which they are listed. */
function countsByGroup(differences: readonly Difference[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { group } of differences) counts.set(group, (counts.get(group) ?? 0) + 1);
  return Object.fromEntries(counts);
}

const COLUMNS = [
  textColumn(
    'group',
    'What part of the state differs: candidates, endorsements, finance and so on.',
  ),
  textColumn('key', 'Whom or what it is of.'),
  textColumn('field', 'Which of its values.'),
  jsonColumn('left.value', 'What is certain on the left.'),
  jsonColumn('left.possible', 'What else it may be there.'),
  jsonColumn('right.value', 'What is certain on the right.'),
  jsonColumn('right.possible', 'What else it may be there.'),
  jsonColumn('explainedBy', 'The events that explain the difference, and how.'),
];
