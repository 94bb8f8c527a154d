import { openMemoryReadModel } from '#libs/adapters';
import { Projector } from '#libs/application';
import { PartitionFold, type TimelineEvent } from '#libs/domain';
import { type EventLog, type LogRecord, type ReadModel, silentLogger } from '#libs/ports';
import type { ReplayedCommit } from './judge.js';

/** What the topic comes to when it is read from its beginning by the rule alone. */
export interface Replay {
  readonly commits: readonly ReplayedCommit[];
  /** How many records became what. */
  readonly counts: Readonly<Record<string, number>>;
  /** Read models built from it, in memory. */
  readonly readModel: ReadModel;
}

export async function replay(log: EventLog): Promise<Replay> {
  const folds = Array.from(
    { length: log.partitions },
    (_, partition) => new PartitionFold(partition, log.partitions),
  );
  const commits: ReplayedCommit[] = [];
  const counts: Record<string, number> = {};
  for (const { partition, position, appendedAt, value } of await wholeLog(log)) {
    const folded = folds[partition]!.fold(value, { position, appendedAt });
    counts[folded.kind] = (counts[folded.kind] ?? 0) + 1;
    if (folded.kind !== 'accepted') continue;
    const { record, command } = folded;
    commits.push({
      race: record.stream.slice('race/'.length),
      key: record.cid,
      base: command.base,
      events: command.events.map(({ id }, index) => ({ id, version: command.base + index + 1 })),
      marks: record.events.flatMap(markOf),
    });
  }
  return { commits, counts, readModel: await projected(log) };
}

const markOf = (event: TimelineEvent): readonly string[] =>
  event.type === 'EndorsementAnnounced' ? [event.data.endorser.id] : [];

/** Everything up to the end, as it is when it is asked for. */
async function wholeLog(log: EventLog): Promise<readonly LogRecord[]> {
  const { cursor } = await log.end();
  const read = cursor.map(() => 0);
  const records: LogRecord[] = [];
  const isRead = (): boolean => cursor.every((end, partition) => read[partition]! >= end);
  if (isRead()) return records;
  for await (const batch of log.tail(read, new AbortController().signal)) {
    records.push(...batch.records);
    read[batch.partition] = batch.next;
    if (isRead()) break;
  }
  return records;
}

async function projected(log: EventLog): Promise<ReadModel> {
  const readModel = openMemoryReadModel();
  const projector = Projector.start({ log, readModel, logger: silentLogger });
  await projector.caughtUp();
  await projector.close();
  return readModel;
}
