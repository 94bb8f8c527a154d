import { EVENTS, type EventType } from '#libs/domain';
import type { AcceptedEvent, LogCursor } from '#libs/ports';
import { toCloudEvent } from '../cloud-event.js';
import type { Problem } from '../problems.js';
import type { Answer } from './answer.js';
import { type ListCursor, readCursor, writeCursor } from './cursor.js';
import { link } from './link.js';
import { isProblem, type QueryDeps, raceUnknown, readLimit } from './query.js';
import type { Params } from './question.js';

export const EVENTS_PARAMETERS = ['race', 'type', 'after', 'limit'] as const;

/** Events looked at for one page: a sparse filter ends the page early and goes on from its cursor. */
const LOOKED_AT_MAX = 10_000;

interface Page {
  readonly events: readonly AcceptedEvent[];
  readonly cursor: ListCursor;
  readonly caughtUp: boolean;
}

interface Search {
  readonly limit: number;
  readonly wanted: (event: AcceptedEvent) => boolean;
}

/** Accepted events as CloudEvents, of all races in the order of the log or of one by version. */
export async function getEvents(
  deps: QueryDeps,
  { params }: { params: Params },
): Promise<Answer | Problem> {
  const limit = readLimit(params['limit']);
  if (typeof limit === 'object') return limit;
  const types = readTypes(params['type']);
  if ('problem' in types) return types;
  const search: Search = { limit, wanted: ({ event }) => types.includes(event.type) };
  const page = await (params['race'] === undefined
    ? ofAllRaces(deps, params['after'], search)
    : ofOneRace(deps, { race: params['race'], after: params['after'] }, search));
  if (isProblem(page)) return page;
  const next = link('/v1/events', { ...params, after: writeCursor(page.cursor) });
  return {
    document: {
      data: page.events.map((event) => toCloudEvent(event, deps.publicUrl ?? '')),
      meta: { caughtUp: page.caughtUp },
      links: {
        self: link('/v1/events', params),
        ...(page.caughtUp ? {} : { next }),
        poll: next,
      },
    },
    closed: false,
    etag: null,
  };
}

async function ofOneRace(
  { readModel }: QueryDeps,
  { race, after }: { race: string; after: string | undefined },
  { limit, wanted }: Search,
): Promise<Page | Problem> {
  const cursor = after === undefined ? { version: 0 } : readCursor(after);
  if (cursor === undefined || !('version' in cursor)) return cursorInvalid;
  const record = await readModel.race(race);
  if (record === undefined) return raceUnknown(race);
  const looked = await readModel.events(race, cursor.version, LOOKED_AT_MAX);
  const found = looked.filter(wanted);
  const events = found.slice(0, limit);
  const last = found.length > limit ? events.at(-1) : looked.at(-1);
  const version = last?.version ?? cursor.version;
  return { events, cursor: { version }, caughtUp: version >= record.head };
}

async function ofAllRaces(
  { readModel }: QueryDeps,
  after: string | undefined,
  { limit, wanted }: Search,
): Promise<Page | Problem> {
  const cursor = after === undefined ? null : readCursor(after);
  if (cursor === undefined || (cursor !== null && !('log' in cursor))) return cursorInvalid;
  let position: LogCursor | null = cursor === null ? null : cursor.log;
  const events: AcceptedEvent[] = [];
  for (let looked = 0; looked < LOOKED_AT_MAX;) {
    const page = await readModel.feed(position, limit);
    for (const entry of page.entries) {
      if (wanted(entry.event)) events.push(entry.event);
      position = entry.cursor;
      if (events.length === limit) return { events, cursor: { log: position }, caughtUp: false };
    }
    position = page.cursor;
    if (page.caughtUp) return { events, cursor: { log: position }, caughtUp: true };
    looked += Math.max(page.entries.length, 1);
  }
  return { events, cursor: { log: position ?? [] }, caughtUp: false };
}

const cursorInvalid: Problem = {
  problem: 'cursor-invalid',
  detail:
    'after: This is no cursor of this list; take it from links.next or links.poll of a reply.',
  errors: [{ pointer: '?after', code: 'cursor-invalid', detail: 'Not a cursor of this list.' }],
};

const ALL_TYPES = Object.keys(EVENTS) as EventType[];

/** `type=EndorsementAnnounced,RaceCalled` or `type=Candidacy*`; all types where it is not given. */
function readTypes(text: string | undefined): readonly string[] | Problem {
  if (text === undefined) return ALL_TYPES;
  const found = text.split(',').map((name) => ({ name, types: matching(name.trim()) }));
  const unknown = found.find(({ types }) => types.length === 0);
  if (unknown === undefined) return found.flatMap(({ types }) => types);
  const detail = `There is no event type "${unknown.name}"; GET /v1/schemas lists them, and Candidacy* stands for all that begin so.`;
  return {
    problem: 'parameter-invalid',
    detail: `type: ${detail}`,
    errors: [{ pointer: '?type', code: 'event-type-unknown', detail }],
  };
}

const matching = (name: string): readonly string[] =>
  ALL_TYPES.filter((type) =>
    name.endsWith('*') ? type.startsWith(name.slice(0, -1)) : type === name,
  );
