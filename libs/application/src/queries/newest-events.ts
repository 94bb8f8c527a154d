import type { AcceptedEvent, LogCursor, ReadModelReader } from '#libs/ports';
import { isProblem, type Problem } from '../problems.js';

import { readNamedRecord, reachOf, unknownRecord } from './named-record.js';
import type { EventsSearch } from './page-room.js';
import type { Params } from './question.js';

/** How far back from the end is looked, step by step: events of one record, or log records of each partition. */
const LOOKED_BACK = [500, 2_000, 8_000];
const READ_AT_ONCE_MAX = 2_000;

/** What lies behind a place, in the order of recording. */
type LookBack = (
  by: number,
) => Promise<{ readonly events: readonly AcceptedEvent[]; readonly isAll: boolean }>;

/**
 * The newest events that are wanted, newest first, of one record or of all: as many as asked for, and fewer where
 * there are no more so near the end.
 */
export async function newestEvents(
  readModel: ReadModelReader,
  params: Params,
  { limit, wanted }: EventsSearch,
): Promise<readonly AcceptedEvent[] | Problem> {
  const record = readNamedRecord(params);
  if (isProblem(record)) return record;
  const look = await (record === null ? inAll(readModel) : inOne(readModel, record));
  if (isProblem(look)) return look;
  let found: readonly AcceptedEvent[] = [];
  for (const by of LOOKED_BACK) {
    const { events, isAll } = await look(by);
    found = events.filter(wanted).slice(-limit);
    if (isAll || found.length === limit) break;
  }
  return found.toReversed();
}

async function inOne(readModel: ReadModelReader, record: string): Promise<LookBack | Problem> {
  const reach = await reachOf(readModel, record);
  if (reach === undefined) return unknownRecord(record);
  return async (by) => {
    const from = Math.max(0, reach.head - by);
    return { events: await readModel.events(record, from, by), isAll: from === 0 };
  };
}

async function inAll(readModel: ReadModelReader): Promise<LookBack> {
  const end = await readModel.feedEnd();
  return async (by) => {
    const from = end.map((position) => Math.max(0, position - by));
    return { events: await readOn(readModel, from), isAll: from.every((place) => place === 0) };
  };
}

async function readOn(
  readModel: ReadModelReader,
  from: LogCursor,
): Promise<readonly AcceptedEvent[]> {
  const events: AcceptedEvent[] = [];
  let cursor = from;
  for (;;) {
    const page = await readModel.feed(cursor, READ_AT_ONCE_MAX);
    events.push(...page.entries.map(({ event }) => event));
    if (page.caughtUp) return events;
    cursor = page.cursor;
  }
}
