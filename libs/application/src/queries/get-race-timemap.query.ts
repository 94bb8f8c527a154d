import { formatInstant } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { type TimemapRow, timemapRows } from '#libs/projections';
import { isProblem, type Problem } from '../problems.js';
import { type Column, textColumn, timeColumn } from '../tables/table.js';
import { type Answer, bodyOf } from './answer.js';
import { writeOffset } from './cursor.js';
import { link } from './link.js';
import { type Page, readPage } from './page.js';
import { type QueryDeps, raceUnknown } from './query.js';
import { knowledgeOf, type Params, type Question } from './question.js';
import { askOf, readQuestionOf } from './race-question.js';
import { type Memento, timemapLinks } from './timemap-links.js';
import { wholeRace } from './whole-race.js';

interface Asked {
  readonly race: string;
  readonly params: Params;
}

/** The instants at which an answer about a race turns, on either clock, each with the state as of then. */
export async function getRaceTimemap(deps: QueryDeps, asked: Asked): Promise<Answer | Problem> {
  const page = readPage(asked.params);
  if (isProblem(page)) return page;
  const question = await readQuestionOf(deps, asked);
  if (isProblem(question)) return question;
  const known = await deps.readModel.known(asked.race, knowledgeOf(question));
  if (known === undefined) return raceUnknown(asked.race);
  const ask = askOf(deps, known, question);
  if (isProblem(ask)) return ask;
  const version = question.atVersion ?? known.head;
  const events = upTo(version, await wholeRace(deps.readModel, asked.race));
  const rows = timemapRows(known, events, question.clock);
  const shown = { ...asked, page, question, version, rows, name: known.identity.name };
  return { ...answerOf(shown, deps), reach: { version: known.head, watermark: known.watermark } };
}

const upTo = (version: number, events: readonly AcceptedEvent[]): readonly AcceptedEvent[] =>
  events.filter((event) => event.version <= version);

interface Shown extends Asked {
  readonly page: Page;
  readonly question: Question;
  readonly version: number;
  readonly name: string;
  readonly rows: readonly TimemapRow[];
}

function answerOf(shown: Shown, { clock, publicUrl = '' }: QueryDeps): Answer {
  const { race, name, page, rows } = shown;
  const now = clock.now();
  const data = rows
    .slice(page.offset, page.offset + page.limit)
    .map((row) => ({ ...row, href: hrefOf(shown, row, now) }));
  const links = linksOf(shown, page.offset + data.length);
  const state = `/v1/races/${race}/state`;
  return {
    // Whether an instant lies ahead depends on when it is asked.
    closed: false,
    etag: null,
    body: () => bodyOf({ race: { id: race, name }, data, meta: metaOf(shown), links }),
    table: () => ({ title: `${name}: times`, columns: COLUMNS, rows: data }),
    linkFormat: () =>
      timemapLinks({ original: state, ...links }, data.filter(hasPassed(now)), publicUrl),
  };
}

const hasPassed =
  (now: number) =>
  ({ at }: Memento): boolean =>
    Date.parse(at) <= now;

/** The state as of then; what lies ahead can be true then, but not yet known. */
function hrefOf({ race, question }: Shown, { at }: TimemapRow, now: number): string {
  const clock = question.clock === 'published' ? { clock: 'published' } : {};
  const times = Date.parse(at) <= now ? { asOf: at } : { validAt: at };
  return link(`/v1/races/${race}/state`, { ...times, ...clock });
}

const metaOf = ({ question, version, rows }: Shown): object => ({
  clock: question.clock,
  version,
  total: rows.length,
  ...(rows[0] && { from: rows[0].at, until: rows.at(-1)?.at ?? formatInstant(0) }),
});

function linksOf({ race, params, version, rows }: Shown, end: number) {
  const path = `/v1/races/${race}/timemap`;
  const next = { ...params, atVersion: String(version), after: writeOffset(end) };
  return { self: link(path, params), ...(end < rows.length && { next: link(path, next) }) };
}

const COLUMNS: readonly Column[] = [
  timeColumn('at', 'The first instant with the new answer.'),
  { name: 'valid', type: 'boolean', meaning: 'Whether time alone may change the answer.' },
  { name: 'known', type: 'boolean', meaning: 'Whether what is known changed.' },
  textColumn('href', 'The state as of then.'),
];
