import { PartitionFold, type Folded, type Instant } from '#libs/domain';
import type { LogBatch, LogCursor } from '#libs/ports';

/** The fold of a whole log: one partition beside the other. */
export class LogFold {
  readonly partitions: readonly PartitionFold[];

  constructor(partitions: number) {
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
    const gated = this.partitions.find(({ gate }) => gate !== undefined);
    if (gated !== undefined)
      return `Partition ${gated.partition} holds a record of version ${String(gated.gate)}, which this program is too old for.`;
    const restoring = this.partitions.find(({ isRestoring }) => isRestoring);
    return (
      restoring && `Partition ${restoring.partition} is being restored: its end record is missing.`
    );
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
