import type { LogBatch, LogRecord } from '#libs/ports';

/** The last records appended to each partition: whoever reads along is given these, and not what is on disk. */
export class LastAppended {
  readonly #batches = new Map<number, LogBatch>();

  /** @param records of one append, in order within each partition. */
  keep(records: readonly LogRecord[]): void {
    const byPartition = new Map<number, LogRecord[]>();
    for (const record of records) {
      const others = byPartition.get(record.partition);
      if (others === undefined) byPartition.set(record.partition, [record]);
      else others.push(record);
    }
    for (const [partition, ofPartition] of byPartition) {
      const next = (ofPartition.at(-1)?.position ?? 0) + 1;
      this.#batches.set(partition, { partition, records: ofPartition, next });
    }
  }

  /** @returns undefined where these do not hold the position. */
  read(partition: number, position: number): LogBatch | undefined {
    const batch = this.#batches.get(partition);
    const first = batch?.records[0]?.position ?? Infinity;
    if (batch === undefined || position < first || position >= batch.next) return undefined;
    return position === first
      ? batch
      : { ...batch, records: batch.records.slice(position - first) };
  }
}
