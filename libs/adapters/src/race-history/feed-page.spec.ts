import fc from 'fast-check';
import type { LogCursor } from '#libs/ports';
import { feedPosition, type FeedRecord, planFeed } from './feed-page.js';

const record = fc.record({
  partition: fc.nat(3),
  gap: fc.integer({ min: 1, max: 3 }),
  pause: fc.integer({ min: -2, max: 5 }),
  events: fc.integer({ min: 1, max: 4 }),
});

/** Records of a log whose clock may go back, by partition in order. */
const log = fc.array(record, { maxLength: 30 }).map((steps) => {
  const records: FeedRecord[] = [];
  let recordedAt = 1_000;
  for (const { partition, gap, pause, events } of steps) {
    recordedAt += pause;
    const before = records.findLast((one) => one.partition === partition);
    const position = (before?.position ?? -1) + gap;
    const version = (before === undefined ? 0 : before.version + before.events - 1) + 1;
    records.push({ partition, position, recordedAt, race: `race-${partition}`, version, events });
  }
  return records;
});

/** What an adapter hands to the plan of a page. */
function feedsOf(records: readonly FeedRecord[], from: LogCursor | null, limit: number) {
  return [...new Set(records.map(({ partition }) => partition))].map((partition) => {
    const own = records.filter((one) => one.partition === partition);
    const start = feedPosition(from?.[partition] ?? 0);
    return {
      partition,
      reached: (own.at(-1)?.position ?? -1) + 1,
      records: own.filter(({ position }) => position >= start).slice(0, limit + 1),
    };
  });
}

function readAll(records: readonly FeedRecord[], limit: number): readonly string[] {
  const read: string[] = [];
  let cursor: LogCursor | null = null;
  for (;;) {
    const page = planFeed(cursor, feedsOf(records, cursor, limit), limit);
    read.push(...page.picks.map(({ race, version }) => `${race}/${version}`));
    expect(page.picks.length).toBeLessThanOrEqual(limit);
    cursor = page.cursor;
    if (page.caughtUp) return read;
  }
}

describe('pages of the feed', () => {
  it('give every event once, each partition in order, whatever the size of a page', () => {
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 12 }), (records, limit) => {
        const read = readAll(records, limit);
        for (const partition of [0, 1, 2, 3]) {
          const events = records
            .filter((one) => one.partition === partition)
            .reduce((sum, one) => sum + one.events, 0);
          expect(read.filter((event) => event.startsWith(`race-${partition}/`))).toEqual(
            Array.from({ length: events }, (_, index) => `race-${partition}/${index + 1}`),
          );
        }
      }),
    );
  });

  it('go on after each event with the one that follows', () => {
    fc.assert(
      fc.property(log, (records) => {
        const { picks } = planFeed(null, feedsOf(records, null, 1_000), 1_000);
        for (const [index, { cursor }] of picks.entries()) {
          const rest = planFeed(cursor, feedsOf(records, cursor, 1_000), 1_000);
          expect(rest.picks.length).toBe(picks.length - index - 1);
        }
      }),
    );
  });

  it('keep the places of partitions that have nothing yet', () => {
    const [only] = [{ partition: 1, reached: 0, records: [] }];
    expect(planFeed([7, 0, 9], [only], 10)).toEqual({
      picks: [],
      cursor: [7, 0, 9],
      caughtUp: true,
      heldTo: [0, 0],
    });
  });
});
