import { setImmediate, setTimeout } from 'node:timers/promises';
import type { CommitRecord } from '#libs/domain';
import type { Clock, EventLog, LogDraft, Logger, LogPlace } from '#libs/ports';
import type { ClockSkew } from '../log-fold/clock-skew.js';
import type { WriterLimits } from './writer-limits.js';

/** A record on its way to the log. */
export interface Outgoing {
  readonly record: CommitRecord;
  readonly draft: LogDraft;
  /** Not worth sending any more. */
  readonly isDead: boolean;
  /** It changes nothing; only its acknowledgement is wanted. */
  readonly isProbe: boolean;
}

interface Options {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: WriterLimits;
  readonly skew?: ClockSkew | undefined;
  onAppended(sent: readonly Outgoing[], places: readonly LogPlace[]): void;
}

/** Since when the log fails to take records, and what it says. */
export interface Failing {
  readonly since: number;
  readonly reason: string;
}

/**
 * Appends in groups: one append is in flight for all partitions together, and what comes meanwhile is
 * the next. An append without an answer is sent again with the same bytes until it has one; by the rule
 * of the log a record that arrives twice changes nothing.
 */
export class GroupCommit {
  #waiting: Outgoing[] = [];
  #running: Promise<void> | undefined;
  #failing: Failing | undefined;
  readonly #stopped = new AbortController();

  constructor(private readonly options: Options) {}

  get failing(): Failing | undefined {
    return this.#failing;
  }

  /** Whether a probe of the partition is still to be sent: it will lie behind everything read so far. */
  hasProbeOf(partition: number): boolean {
    return this.#waiting.some(({ draft, isProbe }) => isProbe && draft.partition === partition);
  }

  push(outgoing: Outgoing): void {
    if (this.#stopped.signal.aborted) return;
    this.#waiting.push(outgoing);
    this.#running ??= this.#run();
  }

  /** When everything handed over so far is appended, or sending has stopped. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  /** Sends nothing more, not even again. */
  stop(): void {
    this.#stopped.abort();
    this.#waiting = [];
  }

  async #run(): Promise<void> {
    // What arrives in the same turn of the event loop goes out together.
    await setImmediate();
    for (let batch = this.#take(); batch.length > 0; batch = this.#take())
      await this.#append(batch);
    this.#running = undefined;
  }

  #take(): readonly Outgoing[] {
    const { batchRecordsMax, batchCharactersMax } = this.options.limits;
    this.#waiting = this.#waiting.filter(({ isDead }) => !isDead);
    let count = 0;
    let characters = 0;
    for (const { draft } of this.#waiting) {
      characters += draft.value.length;
      if (count > 0 && (count >= batchRecordsMax || characters > batchCharactersMax)) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #append(batch: readonly Outgoing[]): Promise<void> {
    const drafts = batch.map(({ draft }) => draft);
    let pause = this.options.limits.retryMsMin;
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      const places = await this.#tryAppend(drafts);
      if (places !== undefined) {
        this.options.onAppended(batch, places);
        return;
      }
      await setTimeout(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(2 * pause, this.options.limits.retryMsMax);
    }
  }

  async #tryAppend(drafts: readonly LogDraft[]): Promise<readonly LogPlace[] | undefined> {
    const { log, clock, logger, skew } = this.options;
    const sentAt = clock.now();
    try {
      const places = await log.append(drafts);
      skew?.observeAppended(places, sentAt);
      if (this.#failing !== undefined) logger.info('The log takes records again.');
      this.#failing = undefined;
      return places;
    } catch (error) {
      // Whatever it was, the records may or may not be there, and the same bytes again harm nothing.
      const reason = (error as Error).message;
      if (this.#failing?.reason !== reason) logger.warn('An append has no answer.', { error });
      this.#failing = { since: this.#failing?.since ?? clock.now(), reason };
      return undefined;
    }
  }
}
