import { setTimeout } from 'node:timers/promises';
import type { Instant } from '#libs/domain';
import type { LogCursor } from '#libs/ports';
import type { LogFold } from '../log-fold/log-fold.js';
import type { EndBarrier } from './end-barrier.js';
import type { Failing } from './group-commit.js';
import type { WriterLimits } from './writer-limits.js';
import type { WriterOptions } from './writer-options.js';

export interface WriterReadiness {
  readonly ready: boolean;
  /** Why not, in words for an operator. */
  readonly reason?: string;
  /** Records between the fold and the end of the log, by partition; null where the end is not known. */
  readonly behind: readonly number[] | null;
  /** When the last record of all was recorded; null before the first. */
  readonly lastRecordAt: Instant | null;
}

interface Parts {
  readonly options: WriterOptions;
  readonly limits: WriterLimits;
  readonly fold: LogFold;
  /** When it is settled from where the log is read. */
  readonly begun: Promise<void>;
  readonly barrier: EndBarrier;
  readonly failing: () => Failing | undefined;
  readonly signal: AbortSignal;
}

/** How far the writer has read the log: to its end once, and how far behind it now. */
export class CatchingUp {
  readonly done: Promise<void>;
  #obstacle: string | undefined = 'The log is being read to its end.';
  /** Where the fold stands behind the end of the log, and since when it was found there. */
  #standing: { readonly cursor: LogCursor; readonly since: Instant } | undefined;

  constructor(private readonly parts: Parts) {
    this.done = this.#catchUp();
  }

  /** Why the log is not read to its end yet; undefined once it was. */
  get obstacle(): string | undefined {
    return this.#obstacle;
  }

  /** @param turnedAway why commands are turned away, apart from what this finds */
  async readiness(turnedAway: () => string | undefined): Promise<WriterReadiness> {
    const { fold } = this.parts;
    const end = await fold.endOf(this.parts.options.log).catch((error: unknown) => error as Error);
    if (end instanceof Error) return { ...this.#notReady(end.message), behind: null };
    const behind = fold.cursor.map((next, index) => Math.max(0, (end.cursor[index] ?? 0) - next));
    const reason = turnedAway() ?? this.parts.failing()?.reason ?? this.#lag(behind);
    if (reason !== undefined) return { ...this.#notReady(reason), behind };
    return { ready: true, behind, lastRecordAt: fold.recordedAt };
  }

  #notReady(reason: string): Omit<WriterReadiness, 'behind'> {
    return { ready: false, reason, lastRecordAt: this.parts.fold.recordedAt };
  }

  #lag(behind: readonly number[]): string | undefined {
    const { limits } = this.parts;
    const records = behind.reduce((sum, count) => sum + count, 0);
    const stoodMs = records === 0 ? this.#stands(undefined) : this.#stands(this.parts.fold.cursor);
    if (stoodMs > limits.stuckMs)
      return `No record was read for ${stoodMs} ms, ${records} behind the end of the log.`;
    return records > limits.behindMax ? `${records} records behind the end of the log.` : undefined;
  }

  /** @returns for how long it was found where it stands; 0 where it moves, or has nothing to read */
  #stands(cursor: LogCursor | undefined): number {
    const now = this.parts.options.clock.now();
    const before = this.#standing;
    const isThere = cursor?.every((next, index) => next === before?.cursor[index]) === true;
    this.#standing = isThere ? before : cursor && { cursor, since: now };
    return now - (this.#standing?.since ?? now);
  }

  async #catchUp(): Promise<void> {
    const { signal, limits, begun } = this.parts;
    await begun;
    let pause = limits.retryMsMin;
    while (!signal.aborted) {
      const failures = await Promise.all(this.#partitions());
      const reason = failures.find((failure) => failure !== undefined);
      this.#obstacle = reason;
      if (reason === undefined) return;
      await setTimeout(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(2 * pause, limits.retryMsMax);
    }
  }

  /** @returns for each partition why its end was not reached; undefined where it was. */
  #partitions(): readonly Promise<string | undefined>[] {
    return this.parts.fold.partitions.map(
      ({ partition }) =>
        new Promise((resolve) => {
          this.parts.barrier.wait({
            partition,
            reached: () => {
              resolve(undefined);
            },
            failed: resolve,
          });
        }),
    );
  }
}
