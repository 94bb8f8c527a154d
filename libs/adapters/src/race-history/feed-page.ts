import type { Instant } from '#libs/domain';
import type { LogCursor, PartitionProgress } from '#libs/ports';

/** A record of the log that holds accepted events, as a feed remembers it. */
export interface FeedRecord {
  readonly partition: number;
  readonly position: number;
  readonly recordedAt: number;
  readonly race: string;
  /** Of its first event. */
  readonly version: number;
  /** How many events it holds. */
  readonly events: number;
}

/** What one partition has for a page. */
export interface PartitionFeed {
  readonly partition: number;
  /** Position after the last record that the feed gives out. */
  readonly reached: number;
  /**
   * From the cursor's record on, in order, none at `reached` or after it; one more than the page may hold
   * events, where there are so many.
   */
  readonly records: readonly FeedRecord[];
}

export interface FeedPlan {
  readonly picks: readonly FeedPick[];
  readonly cursor: LogCursor;
  readonly caughtUp: boolean;
  /** Where the feeds end, when the page was asked for from beyond that. */
  readonly heldTo?: LogCursor;
}

/** One event of a page, still to be read from its race. */
export interface FeedPick {
  readonly race: string;
  readonly version: number;
  readonly cursor: LogCursor;
}

/**
 * A cursor in the middle of a record names it and, above these digits, how many of its events are behind:
 * so a cursor stays one whole number for each partition, and a page may end after any event. It is exact for
 * positions below this number and for records of up to 90,000 events.
 */
const WITHIN_RECORD = 100_000_000_000;

export const feedPosition = (cursor: number): number => cursor % WITHIN_RECORD;
const eventsBehind = (cursor: number): number => Math.floor(cursor / WITHIN_RECORD);

/** The next events over all partitions by the time of recording, each partition in the order of the log. */
export function planFeed(
  from: LogCursor | null,
  feeds: readonly PartitionFeed[],
  limit: number,
): FeedPlan {
  const cursor = startOf(from, feeds);
  const picks: FeedPick[] = [];
  for (const record of merged(feeds)) {
    for (const version of unread(record, cursor)) {
      if (picks.length === limit)
        return { picks, ...endOf(feeds, cursor), ...heldToOf(from, feeds) };
      cursor[record.partition] = after(record, version);
      picks.push({ race: record.race, version, cursor: [...cursor] });
    }
  }
  for (const { partition, reached } of feeds)
    cursor[partition] = furthest(cursor[partition] ?? 0, reached);
  return { picks, ...endOf(feeds, cursor), ...heldToOf(from, feeds) };
}

/** Until when nothing older can still come, of a feed that was read to its end after this progress was. */
export function watermarkOf(progress: readonly PartitionProgress[]): Instant | null {
  let least: Instant | null = null;
  for (const { watermark } of progress) {
    if (watermark === null) return null;
    least = Math.min(least ?? watermark, watermark);
  }
  return least;
}

function heldToOf(
  from: LogCursor | null,
  feeds: readonly PartitionFeed[],
): Pick<FeedPlan, 'heldTo'> {
  const reached = new Map(feeds.map((feed) => [feed.partition, feed.reached]));
  const isBeyond = (cursor: number, partition: number): boolean =>
    feedPosition(cursor) > (reached.get(partition) ?? 0);
  return from?.some(isBeyond) === true ? { heldTo: cursorAt(reached) } : {};
}

/** The cursor behind everything, where each partition has come to its place. */
export function cursorAt(reached: ReadonlyMap<number, number>): LogCursor {
  const partitions = Math.max(0, ...[...reached.keys()].map((partition) => partition + 1));
  return Array.from({ length: partitions }, (_, partition) => reached.get(partition) ?? 0);
}

function startOf(from: LogCursor | null, feeds: readonly PartitionFeed[]): number[] {
  const partitions = Math.max(from?.length ?? 0, ...feeds.map(({ partition }) => partition + 1));
  return Array.from({ length: partitions }, (_, partition) => from?.[partition] ?? 0);
}

/** All partitions by the time of recording, each in its own order whatever its clock did. */
function merged(feeds: readonly PartitionFeed[]): readonly FeedRecord[] {
  const timed = feeds.flatMap(({ records }) => {
    let latest = -Infinity;
    return records.map((record) => {
      latest = Math.max(latest, record.recordedAt);
      return { record, latest };
    });
  });
  return timed
    .sort((a, b) => a.latest - b.latest || inLog(a.record, b.record))
    .map(({ record }) => record);
}

const inLog = (a: FeedRecord, b: FeedRecord): number =>
  a.partition - b.partition || a.position - b.position;

function unread(record: FeedRecord, cursor: LogCursor): readonly number[] {
  const at = cursor[record.partition] ?? 0;
  const behind = feedPosition(at) === record.position ? eventsBehind(at) : 0;
  return Array.from({ length: record.events - behind }, (_, n) => record.version + behind + n);
}

function after(record: FeedRecord, version: number): number {
  const behind = version - record.version + 1;
  if (behind === record.events) return record.position + 1;
  return behind * WITHIN_RECORD + record.position;
}

const furthest = (cursor: number, reached: number): number =>
  feedPosition(cursor) < reached ? reached : cursor;

function endOf(
  feeds: readonly PartitionFeed[],
  cursor: LogCursor,
): { readonly cursor: LogCursor; readonly caughtUp: boolean } {
  const caughtUp = feeds.every(
    ({ partition, reached }) => feedPosition(cursor[partition] ?? 0) >= reached,
  );
  return { cursor, caughtUp };
}
