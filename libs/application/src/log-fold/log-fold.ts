import { hash } from 'node:crypto';
import { PartitionFold, type Folded, type Instant } from '#libs/domain';
import type { EventLog, LogBatch, LogCursor, LogEnd, LogRecord } from '#libs/ports';
import { LogLoss } from './log-loss.js';

const ORIGIN_DIGITS = 24;

/** The fold of a whole log: one partition beside the other. */
export class LogFold {
  readonly partitions: readonly PartitionFold[];
  readonly #loss: LogLoss;
  readonly #origins = new Map<number, string>();

  /** @param onLost told once, when the log no longer holds what was read of it */
  constructor(partitions: number, onLost: (reason: string) => void) {
    this.#loss = new LogLoss(onLost);
    this.partitions = Array.from(
      { length: partitions },
      (_, partition) => new PartitionFold(partition, partitions),
    );
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

  /** Why nothing may be built on this fold, in words for an operator. */
  get obstacle(): string | undefined {
    if (this.#loss.reason !== undefined) return this.#loss.reason;
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

  /** Tells this log apart from any other, by the first record of a partition; undefined before that is read. */
  origin(partition: number): string | undefined {
    return this.#origins.get(partition);
  }

  /** To be told of what is read, from the start of the log on. */
  begin(partition: number, records: readonly LogRecord[]): void {
    const [first] = records;
    if (first !== undefined && !this.#origins.has(partition))
      this.#origins.set(partition, originOf(first));
  }

  partition(index: number): PartitionFold {
    const fold = this.partitions[index];
    if (fold === undefined) throw new RangeError(`The log has no partition ${index}.`);
    return fold;
  }

  /** Folds what a tail delivered and this fold does not have yet; hands each result on in order. */
  fold(batch: LogBatch, onFolded: (folded: Folded, position: number) => void): void {
    const partition = this.partition(batch.partition);
    for (const { position, appendedAt, value } of batch.records) {
      if (position < partition.next || partition.gate !== undefined) continue;
      onFolded(partition.fold(value, { position, appendedAt }), position);
    }
    partition.skipTo(batch.next);
  }
}

/** A restored log may begin with the same text, but never at the same time. */
const originOf = ({ position, appendedAt, value }: LogRecord): string =>
  hash('sha256', JSON.stringify([position, appendedAt, value]), 'hex').slice(0, ORIGIN_DIGITS);
