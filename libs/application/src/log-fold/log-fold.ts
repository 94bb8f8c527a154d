import { PartitionFold, type CommitRecord, type Folded, type Instant } from '#libs/domain';
import type {
  EventLog,
  FoldCheckpoint,
  LogBatch,
  LogCursor,
  LogEnd,
  LogRecord,
  PartitionCheckpoint,
} from '#libs/ports';
import { KeptFold } from './kept-fold.js';
import { LogLoss } from './log-loss.js';
import { printOf } from './record-print.js';

/** The fold of a whole log: one partition beside the other. */
export class LogFold {
  #partitions: readonly PartitionFold[];
  readonly #loss: LogLoss;
  #abandoned: string | undefined;
  readonly #origins = new Map<number, string>();
  readonly #last = new Map<number, LogRecord | PartitionCheckpoint['last']>();

  /**
   * @param onLost told once, when the log no longer holds what was read of it
   * @param kept what was accepted; nothing yet, unless a checkpoint is taken over with it
   */
  constructor(
    partitions: number,
    onLost: (reason: string) => void,
    readonly kept: KeptFold = new KeptFold(),
  ) {
    this.#loss = new LogLoss(onLost);
    this.#partitions = Array.from(
      { length: partitions },
      (_, partition) => new PartitionFold(partition, partitions, { memory: kept }),
    );
  }

  get partitions(): readonly PartitionFold[] {
    return this.#partitions;
  }

  /** Where a reader goes on. */
  get cursor(): LogCursor {
    return this.partitions.map(({ next }) => next);
  }

  /** When the last record of all was recorded; null before the first. */
  get recordedAt(): Instant | null {
    const times = this.partitions.flatMap(({ recordedAt }) => recordedAt ?? []);
    return times.length === 0 ? null : Math.max(...times);
  }

  /** Whether a newer program's record stopped this fold in a partition. */
  get isGated(): boolean {
    return this.partitions.some(({ gate }) => gate !== undefined);
  }

  /** Why this fold is of no use for good, in words for an operator. */
  get lost(): string | undefined {
    return this.#loss.lost;
  }

  /** Why nothing may be built on this fold, in words for an operator. */
  get obstacle(): string | undefined {
    const useless = this.#loss.reason ?? this.#abandoned;
    if (useless !== undefined) return useless;
    const gated = this.partitions.find(({ gate }) => gate !== undefined);
    if (gated !== undefined)
      return `Partition ${gated.partition} holds a record of version ${String(gated.gate)}, which this program is too old for.`;
    const restoring = this.partitions.find(({ isRestoring }) => isRestoring);
    return (
      restoring && `Partition ${restoring.partition} is being restored: its end record is missing.`
    );
  }

  /**
   * Asks for the end of the log. One that lies before what is folded is an obstacle.
   * @throws LogUnavailable
   */
  async endOf(log: Pick<EventLog, 'end'>): Promise<LogEnd> {
    const folded = this.cursor;
    const end = await log.end();
    this.#loss.compare(folded, end.cursor);
    return end;
  }

  /** The log no longer holds what was read of it: this fold is of no use any more. */
  lose(why: string): void {
    this.#loss.note(why);
  }

  /** What this fold remembers is not what it came to. */
  abandon(why: string): void {
    this.#abandoned = why;
  }

  /** Tells this log apart from any other, by the first record of a partition; undefined before that is read. */
  origin(partition: number): string | undefined {
    return this.#origins.get(partition);
  }

  /** To be told of what is read before it is taken, where that is from the start of the log on. */
  begin(partition: number, [first]: readonly LogRecord[]): void {
    if (first !== undefined && !this.#origins.has(partition))
      this.#origins.set(partition, printOf(first));
  }

  partition(index: number): PartitionFold {
    const fold = this.partitions[index];
    if (fold === undefined) throw new RangeError(`The log has no partition ${index}.`);
    return fold;
  }

  /** Folds what a tail delivered and this fold does not have yet; hands each result on in order. */
  fold(batch: LogBatch, onFolded: (folded: Folded, position: number) => void): void {
    const partition = this.partition(batch.partition);
    for (const record of batch.records) {
      if (record.position < partition.next || partition.gate !== undefined) continue;
      onFolded(this.take(record), record.position);
    }
    partition.skipTo(batch.next);
  }

  /**
   * Folds the next record of its partition.
   * @param parsed where the caller has just appended it, and it need not be read
   */
  take(record: LogRecord, parsed?: CommitRecord): Folded {
    const { partition, value } = record;
    const fold = this.partition(partition);
    this.begin(partition, [record]);
    const folded =
      parsed === undefined ? fold.fold(value, record) : fold.foldRecord(parsed, record);
    if (folded.kind !== 'gated') this.#last.set(partition, record);
    if (folded.kind === 'accepted' && value !== null)
      this.kept.keep(folded.record.stream, folded.command, value);
    return folded;
  }

  /** How far this is, for a fold that goes on from here with what is kept. */
  checkpoint(rule: string): FoldCheckpoint {
    const partitions = this.partitions.map(({ mark, partition }) => ({
      ...mark,
      origin: this.#origins.get(partition) ?? null,
      last: lastOf(this.#last.get(partition)),
    }));
    return { rule, partitions };
  }

  /**
   * Goes on where a checkpoint of the same log was made, with what was kept then.
   * @throws FoldStoreDamaged
   */
  resume({ partitions }: FoldCheckpoint): void {
    this.kept.resume();
    this.#partitions = partitions.map(
      (from, partition) =>
        new PartitionFold(partition, partitions.length, { memory: this.kept, from }),
    );
    for (const [partition, { origin, last }] of partitions.entries()) {
      if (origin !== null) this.#origins.set(partition, origin);
      this.#last.set(partition, last);
    }
  }
}

function lastOf(
  last: LogRecord | PartitionCheckpoint['last'] | undefined,
): PartitionCheckpoint['last'] {
  if (last === undefined || last === null || 'print' in last) return last ?? null;
  return { position: last.position, print: printOf(last) };
}
