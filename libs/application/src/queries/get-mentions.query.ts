import { type Mentioned, type Mentions, mentionsIn, type TimelineItem } from '#libs/projections';
import { isProblem, type Problem, type ProblemCode } from '../problems.js';
import { factColumns, type Table, textColumn } from '../tables/table.js';
import { type Answer, bodyOf } from './answer.js';
import { writeOffset } from './cursor.js';
import { link } from './link.js';
import { type Page, readPage } from './page.js';
import type { QueryDeps } from './query.js';
import type { Params } from './question.js';

/**
 * Races that are read for one answer, in the order of their ids: each is read whole. An answer says how
 * many it left out; a record of more races than this needs an index by person.
 */
export const RACES_READ_MAX = 500;

interface Asked {
  readonly mentioned: Mentioned;
  readonly params: Params;
}

/** What a person or an organisation did or was named in, or a source is cited for, over all races. */
export async function getMentions(deps: QueryDeps, asked: Asked): Promise<Answer | Problem> {
  const page = readPage(asked.params);
  if (isProblem(page)) return page;
  const scanned = await scan(deps, asked.mentioned);
  if (scanned.found.length === 0) return unknown(asked.mentioned);
  const all = scanned.found.flatMap(({ mentions }) => mentions.items);
  const rows = all.slice(page.offset, page.offset + page.limit);
  const { id, kind } = asked.mentioned;
  return {
    closed: false,
    etag: null,
    body: () => bodyOf(documentOf({ ...asked, ...scanned, page, rows, total: all.length })),
    table: (): Table => ({ title: `${kind} ${id}`, columns: COLUMNS, rows }),
  };
}

interface Found {
  readonly race: { readonly id: string; readonly name: string };
  readonly mentions: Mentions;
}

interface Scanned {
  readonly found: readonly Found[];
  readonly racesRead: number;
  readonly racesLeftOut: number;
}

async function scan({ readModel }: QueryDeps, mentioned: Mentioned): Promise<Scanned> {
  const ids = (await readModel.races()).map(({ identity }) => identity.id).sort();
  const read = ids.slice(0, RACES_READ_MAX);
  const found: Found[] = [];
  for (const race of read) {
    const known = await readModel.known(race, LATEST);
    if (known === undefined) continue;
    const mentions = mentionsIn(known, known.identity, mentioned);
    const { name } = known.identity;
    if (mentions.items.length > 0) found.push({ race: { id: race, name }, mentions });
  }
  return { found, racesRead: read.length, racesLeftOut: ids.length - read.length };
}

const LATEST = { clock: 'recorded', knownBefore: null, atVersion: null } as const;

const UNKNOWN = {
  person: ['person-unknown', 'person'],
  organization: ['organization-unknown', 'organisation'],
  source: ['source-unknown', 'source'],
} as const satisfies Record<Mentioned['kind'], readonly [ProblemCode, string]>;

function unknown({ kind, id }: Mentioned): Problem {
  const [problem, noun] = UNKNOWN[kind];
  return { problem, detail: `No fact of any race names a ${noun} "${id.slice(0, 200)}".` };
}

const PATHS = {
  person: '/v1/people',
  organization: '/v1/organizations',
  source: '/v1/sources',
} as const satisfies Record<Mentioned['kind'], string>;

interface Shown extends Asked, Scanned {
  readonly page: Page;
  readonly rows: readonly TimelineItem[];
  readonly total: number;
}

function documentOf({ mentioned, params, found, page, rows, total, ...scanned }: Shown): object {
  const path = `${PATHS[mentioned.kind]}/${encodeURIComponent(mentioned.id)}`;
  const end = page.offset + rows.length;
  const next = rows.length > 0 && end < total && { ...params, after: writeOffset(end) };
  const { racesRead, racesLeftOut } = scanned;
  return {
    id: mentioned.id,
    kind: mentioned.kind,
    ...whoOf(found.map(({ mentions }) => mentions)),
    races: found.map(({ race, mentions }) => ({
      race,
      facts: mentions.items.length,
      as: mentions.fields,
      links: { state: `/v1/races/${race.id}/state` },
    })),
    data: rows,
    meta: { total, racesRead, racesLeftOut },
    links: { self: link(path, params), ...(next !== false && { next: link(path, next) }) },
  };
}

/** How the first fact names them, and every post that they are said to have held. */
function whoOf(all: readonly Mentions[]): object {
  const actor = all.find((one) => one.actor !== null)?.actor;
  const source = all.find((one) => one.source !== null)?.source;
  const posts = new Map(
    all.flatMap((one) => one.posts).map((post) => [JSON.stringify(post), post]),
  );
  if (actor) return { name: actor.name, posts: [...posts.values()] };
  return source ? { source: { ...source, published: source.published.edtf } } : {};
}

const COLUMNS = [
  textColumn('race', 'Id of the race.'),
  textColumn('headline', 'What happened, in one sentence.'),
  textColumn('slot', 'What the fact is about.'),
  textColumn('people', 'Everyone whom it names, divided by semicolons.'),
  ...factColumns().filter(({ name }) => name !== 'sources'),
];
