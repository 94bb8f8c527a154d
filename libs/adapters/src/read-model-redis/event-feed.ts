import type { Instant } from '#libs/domain';
import type { FeedEntry, FeedPage, LogCursor } from '#libs/ports';
import {
  cursorAt,
  feedPosition,
  type FeedPick,
  type PartitionFeed,
  planFeed,
  watermarkOf,
} from '../race-history/feed-page.js';
import { readEvent } from './batch.js';
import { readFeedMember } from './feed-member.js';
import { readProgress } from './progress-fields.js';
import { askEvents } from './race-events.js';
import type { ReadGeneration } from './serving-reader.js';

/** The next accepted events of all races from a cursor on, in three round trips. */
export async function readFeed(
  generation: ReadGeneration,
  from: LogCursor | null,
  limit: number,
): Promise<FeedPage> {
  const { watermark, partitions } = await readReached(generation);
  const feeds = await readPartitions(generation, partitions, { from, limit });
  const { picks, ...place } = planFeed(from, feeds, limit);
  return { entries: await readPicks(generation, picks), ...place, watermark };
}

/** The end of the feed, in one round trip. */
export const readFeedEnd = async (generation: ReadGeneration): Promise<LogCursor> =>
  cursorAt(new Map((await readReached(generation)).partitions));

interface Reached {
  readonly watermark: Instant | null;
  /** Each partition with the position after the last record that its feed gives out. */
  readonly partitions: readonly (readonly [number, number])[];
}

/** The watermark is read before the feeds, so that it never promises an event that is not in them [Q3]. */
async function readReached({ keys, ask }: ReadGeneration): Promise<Reached> {
  const [progress, reached] = await ask<[Record<string, string>, Record<string, string>]>(
    (pipeline) => {
      pipeline.hgetall(keys.progress);
      pipeline.hgetall(keys.feeds);
    },
  );
  return {
    watermark: watermarkOf(readProgress(progress)),
    partitions: Object.entries(reached).map(([partition, next]) => [
      Number(partition),
      Number(next),
    ]),
  };
}

async function readPartitions(
  generation: ReadGeneration,
  partitions: Reached['partitions'],
  { from, limit }: { readonly from: LogCursor | null; readonly limit: number },
): Promise<readonly PartitionFeed[]> {
  const { keys } = generation;
  const members = await generation.ask<string[][]>((pipeline) => {
    for (const [partition, next] of partitions) {
      const start = feedPosition(from?.[partition] ?? 0);
      pipeline.zrangebyscore(keys.feed(partition), start, `(${next}`, 'LIMIT', 0, limit + 1);
    }
  });
  return partitions.map(([partition, next], index) => ({
    partition,
    reached: next,
    records: (members[index] ?? []).map((member) => readFeedMember(partition, member)),
  }));
}

/** Reads the events of a page, those that follow one another in a race together. */
async function readPicks(
  generation: ReadGeneration,
  picks: readonly FeedPick[],
): Promise<readonly FeedEntry[]> {
  if (picks.length === 0) return [];
  const stretches = stretchesOf(picks);
  const pages = await generation.ask<(string | null)[][]>((pipeline) => {
    for (const { race, picks: held } of stretches) {
      const after = (held[0]?.version ?? 1) - 1;
      askEvents(pipeline, generation.keys, { race, after, count: held.length });
    }
  });
  return stretches.flatMap(({ picks: held }, index) =>
    held.flatMap(({ cursor }, at) => {
      const json = pages[index]?.[at];
      return typeof json !== 'string' ? [] : [{ event: readEvent(json), cursor }];
    }),
  );
}

interface Stretch {
  readonly race: string;
  readonly picks: FeedPick[];
}

function stretchesOf(picks: readonly FeedPick[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const pick of picks) {
    const last = stretches.at(-1);
    const follows = last?.race === pick.race && last.picks.at(-1)?.version === pick.version - 1;
    if (follows) last.picks.push(pick);
    else stretches.push({ race: pick.race, picks: [pick] });
  }
  return stretches;
}
