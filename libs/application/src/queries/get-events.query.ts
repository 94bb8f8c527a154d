import type { AcceptedEvent, FeedPage, LogCursor, ReadModelReader } from '#libs/ports';
import { toCloudEvent } from '../cloud-event.js';
import { isProblem, type Problem } from '../problems.js';
import { type Answer, bodyOfList } from './answer.js';
import { type ListCursor, readCursor, writeCursor } from './cursor.js';
import { readEventTypes } from './event-types.js';
import { link } from './link.js';
import { EVENT_COLUMNS } from './list-columns.js';
import { reachOf, readNamedRecord, unknownRecord } from './named-record.js';
import { type QueryDeps, readLimit } from './query.js';
import { type EventsSearch, PageRoom } from './page-room.js';
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

/** Accepted events as CloudEvents, of all records in the order of the log or of one by version. */
export async function getEvents(
  deps: QueryDeps,
  { params }: { params: Params },
): Promise<Answer | Problem> {
  const limit = readLimit(params['limit']);
  if (typeof limit === 'object') return limit;
  const types = readEventTypes(params['type']);
  if ('problem' in types) return types;
  const texts = new EventTexts(deps.publicUrl ?? '');
  const search: EventsSearch = {
    limit,
    wanted: ({ event }) => types.includes(event.type),
    bytesOf: (event) => Buffer.byteLength(texts.of(event)),
  };
  const page = await searchEvents(deps, params, search);
  if (isProblem(page)) return page;
  const next = link('/v1/events', { ...params, after: writeCursor(page.cursor) });
  return {
    body: () =>
      bodyOfList(
        page.events.map((event) => texts.of(event)),
        {
          meta: { caughtUp: page.caughtUp },
          links: {
            self: link('/v1/events', params),
            ...(page.caughtUp ? {} : { next }),
            poll: next,
          },
        },
      ),
    closed: false,
    etag: null,
    list: { title: 'Events', columns: EVENT_COLUMNS },
    awaits: page.caughtUp && page.events.length === 0,
  };
}

/** Each event as it is sent, written once: how long it is says how many a page has room for. */
class EventTexts {
  readonly #texts = new Map<AcceptedEvent, string>();

  constructor(private readonly publicUrl: string) {}

  of(event: AcceptedEvent): string {
    const before = this.#texts.get(event);
    if (before !== undefined) return before;
    const text = JSON.stringify(toCloudEvent(event, this.publicUrl));
    this.#texts.set(event, text);
    return text;
  }
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
  search: EventsSearch,
): Promise<{ readonly events: readonly AcceptedEvent[]; readonly version: number }> {
  const page = new PageRoom(search);
  let version = from;
  let count = search.limit;
  while (!page.isFull && version - from < LOOKED_AT_MAX) {
    const asked = Math.min(count, READ_AT_ONCE_MAX);
    const read = await readModel.events(record, version, asked);
    const passed = page.pass(read, (event) => event);
    version = read[passed - 1]?.version ?? version;
    if (read.length < asked) break;
    count *= 4;
  }
  return { events: page.events, version };
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
  const page = new PageRoom(search);
  for (let looked = 0; ;) {
    const fed = await readModel.feed(from, search.limit);
    const { log, caughtUp } = passed(page, fed, from);
    looked += Math.max(fed.entries.length, 1);
    if (caughtUp || page.isFull || looked >= LOOKED_AT_MAX)
      return { events: page.events, cursor: { log }, caughtUp };
    from = log;
  }
}

/** How far a page came in what was fed to it. */
function passed(
  page: PageRoom,
  { entries, cursor, caughtUp }: FeedPage,
  from: LogCursor | null,
): { readonly log: LogCursor; readonly caughtUp: boolean } {
  const count = page.pass(entries, ({ event }) => event);
  if (count === entries.length) return { log: cursor, caughtUp };
  return { log: entries[count - 1]?.cursor ?? from ?? [], caughtUp: false };
}

const cursorInvalid: Problem = {
  problem: 'cursor-invalid',
  detail:
    'after: This is no cursor of this list; take it from links.next or links.poll of a reply.',
  errors: [{ pointer: '?after', code: 'cursor-invalid', detail: 'Not a cursor of this list.' }],
};
