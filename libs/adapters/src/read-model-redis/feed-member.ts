import type { ProjectedCommit } from '#libs/ports';
import type { FeedRecord } from '../race-history/feed-page.js';

/** A record as a member of its partition's feed; the same record is the same member. */
export function writeFeedMember({ position, race, events }: ProjectedCommit): string {
  const { recordedAt = 0, version = 0 } = events[0] ?? {};
  return `${position} ${recordedAt} ${version} ${events.length} ${race}`;
}

export function readFeedMember(partition: number, member: string): FeedRecord {
  const [position, recordedAt, version, events, ...race] = member.split(' ');
  return {
    partition,
    position: Number(position),
    recordedAt: Number(recordedAt),
    version: Number(version),
    events: Number(events),
    race: race.join(' '),
  };
}
