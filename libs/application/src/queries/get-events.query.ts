import type { AcceptedEvent, FeedEntry, LogCursor, ReadModelReader } from '#libs/ports';
import { toCloudEvent } from '../cloud-event.js';
import { isProblem, type Problem } from '../problems.js';
import { type Answer, bodyOf } from './answer.js';
import { type ListCursor, readCursor, writeCursor } from './cursor.js';
import { readEventTypes } from './event-types.js';
import { link } from './link.js';
import { EVENT_COLUMNS } from './list-columns.js';
import { reachOf, readNamedRecord, unknownRecord } from './named-record.js';
import { type QueryDeps, readLimit } from './query.js';
import type { Params } from './question.js';

export const EVENTS_PARAMETERS = ['race', 'stream', 'type', 'after', 'limit'] as const;

/** Events looked at for one page: a sparse filter ends the page early and goes on from its cursor. */
const LOOKED_AT_MAX = 10_000;

const READ_AT_ONCE_MAX = 2_000;

export interface EventsPage {
  readonly events: readonly AcceptedEvent[];
  readonly cursor: ListCursor;
  readonly caughtUp: boolean;
}

export interface EventsSearch {
  readonly limit: number;
  readonly wanted: (event: AcceptedEvent) => boolean;
}

/** Accepted events as CloudEvents, of all records in the order of the log or of one by version. */
export async function getEvents(
  deps: QueryDeps,
  { params }: { params: Params },
): Promise<Answer | Problem> {
  const limit = readLimit(params['limit']);
  if (typeof limit === 'object') return limit;
  const types = readEventTypes(params['type']);
  if ('problem' in types) return types;
  const search: EventsSearch = { limit, wanted: ({ event }) => types.includes(event.type) };
  const page = await searchEvents(deps, params, search);
  if (isProblem(page)) return page;
  const next = link('/v1/events', { ...params, after: writeCursor(page.cursor) });
  return {
    body: () =>
      bodyOf({
        data: page.events.map((event) => toCloudEvent(event, deps.publicUrl ?? '')),
        meta: { caughtUp: page.caughtUp },
        links: {
          self: link('/v1/events', params),
          ...(page.caughtUp ? {} : { next }),
          poll: next,
        },
      }),
    closed: false,
    etag: null,
    list: { title: 'Events', columns: EVENT_COLUMNS },
    awaits: page.caughtUp && page.events.length === 0,
  };
}

/** The events after a cursor that are wanted, of one record or of all. */
export async function searchEvents(
  deps: QueryDeps,
  params: Params,
  search: EventsSearch,
): Promise<EventsPage | Problem> {
  const { after } = params;
  const record = readNamedRecord(params);
  if (record === null) return ofAll(deps, after, search);
  return isProblem(record) ? record : ofOne(deps, { record, after }, search);
}

async function ofOne(
  { readModel }: QueryDeps,
  { record, after }: { record: string; after: string | undefined },
  search: EventsSearch,
): Promise<EventsPage | Problem> {
  const cursor = after === undefined ? { version: 0 } : readCursor(after);
  if (cursor === undefined || !('version' in cursor)) return cursorInvalid;
  const reach = await reachOf(readModel, record);
  if (reach === undefined) return unknownRecord(record);
  const from = cursor.version;
  const { events, version } = await lookThrough(readModel, { record, from }, search);
  return { events, cursor: { version }, caughtUp: version >= reach.head };
}

/** Reads as many events as the list has room for; where few of them are wanted, more and more at once. */
async function lookThrough(
  readModel: ReadModelReader,
  { record, from }: { readonly record: string; readonly from: number },
  { limit, wanted }: EventsSearch,
): Promise<{ readonly events: readonly AcceptedEvent[]; readonly version: number }> {
  const events: AcceptedEvent[] = [];
  let version = from;
  let count = limit;
  while (events.length < limit && version - from < LOOKED_AT_MAX) {
    const read = await readModel.events(record, version, Math.min(count, READ_AT_ONCE_MAX));
    const found = read.filter(wanted);
    const room = limit - events.length;
    events.push(...found.slice(0, room));
    version = (found.length > room ? events : read).at(-1)?.version ?? version;
    if (read.length < Math.min(count, READ_AT_ONCE_MAX)) break;
    count *= 4;
  }
  return { events, version };
}

interface Looked extends EventsPage {
  readonly cursor: { readonly log: LogCursor };
  readonly looked: number;
}

/** @returns null where the list begins at the start, undefined for what is no cursor of it. */
function readLogCursor(after: string | undefined): LogCursor | null | undefined {
  if (after === undefined) return null;
  const cursor = readCursor(after);
  return cursor !== undefined && 'log' in cursor ? cursor.log : undefined;
}

async function ofAll(
  { readModel }: QueryDeps,
  after: string | undefined,
  search: EventsSearch,
): Promise<EventsPage | Problem> {
  let from = readLogCursor(after);
  if (from === undefined) return cursorInvalid;
  let page: Looked = { events: [], cursor: { log: from ?? [] }, caughtUp: false, looked: 0 };
  while (!page.caughtUp && page.events.length < search.limit && page.looked < LOOKED_AT_MAX) {
    const { entries, cursor: reached, caughtUp } = await readModel.feed(from, search.limit);
    page = turned(page, { entries, reached, caughtUp }, search);
    from = page.cursor.log;
  }
  return page;
}

/** One page of the feed, looked through until the list is full. */
function turned(
  page: Looked,
  fed: { entries: readonly FeedEntry[]; reached: LogCursor; caughtUp: boolean },
  { limit, wanted }: EventsSearch,
): Looked {
  const found = fed.entries.filter(({ event }) => wanted(event));
  const taken = found.slice(0, limit - page.events.length);
  const events = [...page.events, ...taken.map(({ event }) => event)];
  const last = taken.at(-1);
  const isFull = events.length === limit && last !== undefined;
  return {
    events,
    cursor: { log: isFull ? last.cursor : fed.reached },
    caughtUp: fed.caughtUp && !isFull,
    looked: page.looked + Math.max(fed.entries.length, 1),
  };
}

const cursorInvalid: Problem = {
  problem: 'cursor-invalid',
  detail:
    'after: This is no cursor of this list; take it from links.next or links.poll of a reply.',
  errors: [{ pointer: '?after', code: 'cursor-invalid', detail: 'Not a cursor of this list.' }],
};
