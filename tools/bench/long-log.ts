import { randomUUID } from 'node:crypto';
import { type CommitRecord, partitionOf } from '#libs/domain';
import type { EventLog, LogDraft } from '#libs/ports';

const AT_ONCE = 1_000;

/**
 * Appends as many accepted commits as are wanted, each of one event, without deciding any of them: copies of one
 * real record, each on the last of its race. A writer would need minutes for a million.
 */
export class LongLog {
  readonly #record: CommitRecord;
  readonly #heads = new Map<string, { readonly rid: string; readonly version: number }>();
  #made = 0;

  /** @param value a record of the log, as it stands there */
  constructor(
    private readonly log: EventLog,
    private readonly races: readonly string[],
    value: string,
  ) {
    this.#record = JSON.parse(value) as CommitRecord;
  }

  async append(count: number): Promise<void> {
    for (let left = count; left > 0; left -= AT_ONCE)
      await this.log.append(Array.from({ length: Math.min(AT_ONCE, left) }, () => this.#next()));
  }

  #next(): LogDraft {
    const stream = `race/${this.races[this.#made % this.races.length] ?? ''}`;
    const { rid: prev, version: base } = this.#heads.get(stream) ?? { rid: null, version: 0 };
    const rid = randomUUID();
    const events = this.#record.events.map((event) => ({ ...event, id: `copy-${this.#made}` }));
    const record = { ...this.#record, rid, cid: randomUUID(), stream, prev, base, events };
    this.#heads.set(stream, { rid, version: base + events.length });
    this.#made += 1;
    const partition = partitionOf(stream, this.log.partitions);
    return { partition, key: stream, value: JSON.stringify(record) };
  }
}
