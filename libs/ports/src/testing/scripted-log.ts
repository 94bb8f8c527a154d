import {
  AppendOutcomeUnknown,
  LogMisconfigured,
  LogUnavailable,
  type Clock,
  type EventLog,
  type LogBatch,
  type LogCursor,
  type LogDraft,
  type LogEnd,
  type LogPlace,
  type LogRecord,
} from '#libs/ports';

/** What becomes of one append. */
export type AppendFault =
  /** Nothing is written, and nobody knows. */
  | 'lose'
  /** Written, and nobody knows. */
  | 'lose-answer'
  /** Written twice, as by a sender that did not see its first answer. */
  | 'double';

/** An append that was sent and waits for what the script does with it. */
export class HeldAppend {
  readonly arrived: Promise<readonly LogDraft[]>;
  readonly answered: Promise<void>;
  #arrive!: (drafts: readonly LogDraft[]) => void;
  #answer!: () => void;
  #fail!: (error: Error) => void;
  #places: readonly LogPlace[] | undefined;

  constructor(private readonly store: ScriptedLog) {
    this.arrived = new Promise((resolve) => {
      this.#arrive = resolve;
    });
    this.answered = new Promise((resolve, reject) => {
      this.#answer = resolve;
      this.#fail = reject;
    });
  }

  /** Called by the log. */
  async take(drafts: readonly LogDraft[]): Promise<readonly LogPlace[]> {
    this.#arrive(drafts);
    await this.answered;
    return this.#places ?? this.store.write(drafts);
  }

  /** Puts the records into the log, as often as it is called, and does not answer yet. */
  async land(): Promise<void> {
    this.#places = this.store.write(await this.arrived);
  }

  /** Lets the sender know; what has not landed lands now. */
  answer(): void {
    this.#answer();
  }

  /** The sender gets no answer; the records land later, if at all. */
  loseAnswer(): void {
    this.#fail(new AppendOutcomeUnknown('The answer was lost.'));
  }
}

/** A log in memory whose faults are written by the test: the records, and what happens on the way to them. */
export class ScriptedLog {
  readonly #records: LogRecord[][];
  #onWritten: (() => void)[] = [];

  constructor(
    readonly partitions: number,
    private readonly clock: Clock,
    /** By which those who read it ask for its end. */
    private readonly clockOfReaders: Clock = clock,
  ) {
    this.#records = Array.from({ length: partitions }, () => []);
  }

  /** The log as one process sees it, with faults of its own. */
  connect(): ScriptedConnection {
    return new ScriptedConnection(this);
  }

  write(drafts: readonly LogDraft[]): readonly LogPlace[] {
    const appendedAt = this.clock.now();
    const places = drafts.map(({ partition, value }) => {
      const records = this.records(partition);
      const place = { partition, position: records.length, appendedAt };
      records.push({ ...place, value });
      return place;
    });
    this.wake();
    return places;
  }

  /** Loses the records of a partition from a position on, as a log that was made anew. */
  lose(partition: number, from = 0): void {
    this.records(partition).splice(from);
    this.wake();
  }

  records(partition: number): LogRecord[] {
    const records = this.#records[partition];
    if (records === undefined) throw new RangeError(`The log has no partition ${partition}.`);
    return records;
  }

  end(): LogEnd {
    return {
      cursor: this.#records.map(({ length }) => length),
      askedAt: this.clockOfReaders.now(),
    };
  }

  /** When something was written, or anything else changed that a tail looks at. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.#onWritten.push(resolve);
    });
  }

  wake(): void {
    for (const resolve of this.#onWritten.splice(0)) resolve();
  }
}

export class ScriptedConnection implements EventLog {
  readonly partitions: number;
  /** Every append that was asked for, in order. */
  readonly appends: (readonly LogDraft[])[] = [];
  readonly #closing = new AbortController();
  readonly #script: (AppendFault | HeldAppend)[] = [];
  #unavailable: string | undefined;
  #isTailHeld = false;
  #breaksTail = false;

  constructor(private readonly store: ScriptedLog) {
    this.partitions = store.partitions;
  }

  /** What becomes of the next appends, one after the other; those after them are good. */
  script(...faults: readonly AppendFault[]): void {
    this.#script.push(...faults);
  }

  /** Holds the next append that the script says nothing else about. */
  holdAppend(): HeldAppend {
    const held = new HeldAppend(this.store);
    this.#script.push(held);
    return held;
  }

  /** The tail delivers nothing until it is released. */
  holdTail(): void {
    this.#isTailHeld = true;
  }

  releaseTail(): void {
    this.#isTailHeld = false;
    this.store.wake();
  }

  /** The tail ends with an error, once. */
  breakTail(): void {
    this.#breaksTail = true;
    this.store.wake();
  }

  /** The end of the log cannot be asked for until there is no reason any more. */
  unavailable(reason: string | undefined): void {
    this.#unavailable = reason;
  }

  async append(drafts: readonly LogDraft[]): Promise<readonly LogPlace[]> {
    this.appends.push(drafts);
    const fault = this.#script.shift();
    if (fault instanceof HeldAppend) return fault.take(drafts);
    if (fault === 'lose') throw new AppendOutcomeUnknown('The append was lost.');
    const places = this.store.write(drafts);
    if (fault === 'lose-answer') throw new AppendOutcomeUnknown('The answer was lost.');
    return fault === 'double' ? this.store.write(drafts) : places;
  }

  async *tail(from: LogCursor, asked: AbortSignal): AsyncGenerator<LogBatch> {
    const signal = AbortSignal.any([asked, this.#closing.signal]);
    const next = [...from];
    const wake = (): void => {
      this.store.wake();
    };
    signal.addEventListener('abort', wake);
    try {
      while (!signal.aborted) {
        const changed = this.store.changed();
        if (this.#breaksTail) {
          this.#breaksTail = false;
          throw new LogUnavailable('The tail broke.');
        }
        this.#assertReaches(next);
        yield* this.#batches(next);
        if (!this.#hasMore(next)) await changed;
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  end(): Promise<LogEnd> {
    return this.#unavailable === undefined
      ? Promise.resolve(this.store.end())
      : Promise.reject(new LogUnavailable(this.#unavailable));
  }

  close(): Promise<void> {
    this.#closing.abort();
    return Promise.resolve();
  }

  #assertReaches(cursor: LogCursor): void {
    const beyond = this.#isTailHeld
      ? -1
      : cursor.findIndex((position, partition) => position > this.store.records(partition).length);
    if (beyond !== -1)
      throw new LogMisconfigured(`The log ends before position ${cursor[beyond] ?? 0}.`);
  }

  #hasMore(next: readonly number[]): boolean {
    return (
      !this.#isTailHeld &&
      next.some((position, index) => position < this.store.records(index).length)
    );
  }

  *#batches(next: number[]): Generator<LogBatch> {
    for (let partition = 0; partition < this.partitions; partition += 1) {
      if (this.#isTailHeld) return;
      const records = this.store.records(partition).slice(next[partition]);
      if (records.length === 0) continue;
      next[partition] = this.store.records(partition).length;
      yield { partition, records, next: this.store.records(partition).length };
    }
  }
}
