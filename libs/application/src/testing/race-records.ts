import { partitionOf, RECORD_VERSION, type CommitRecord } from '#libs/domain';
import type { LogDraft } from '#libs/ports';
import { commitsOf, type RaceBuilder } from '../../../ports/src/testing/race-log.js';

/** The history of a race as the records that a writer appends, one for each event or for several. */
export function recordsOf(builder: RaceBuilder, partitions: number, size = 1): readonly LogDraft[] {
  const stream = `race/${builder.race}`;
  let base = 0;
  return commitsOf(builder, { size }).map(({ events }, index) => {
    const record: CommitRecord = {
      v: RECORD_VERSION,
      rid: ridOf(builder, index),
      cid: `c${index}`,
      stream,
      prev: index === 0 ? null : ridOf(builder, index - 1),
      base,
      hash: `h${index}`,
      by: 'editor:k',
      correlation: null,
      warnings: [],
      events: events.map(({ event }) => event),
    };
    base += events.length;
    return draftOf(record, partitions);
  });
}

export const draftOf = (record: CommitRecord, partitions: number): LogDraft => ({
  partition: partitionOf(record.stream, partitions),
  key: record.stream,
  value: JSON.stringify(record),
});

const ridOf = ({ race }: RaceBuilder, index: number): string => `${race}-${index}`;
