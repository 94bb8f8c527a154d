import { setTimeout } from 'node:timers/promises';
import type { LogEnd } from '#libs/ports';

/** Waits until a partition is folded to an end of the log that was asked for after the waiting began. */
export interface Waiting {
  readonly partition: number;
  /** Whether it has time left for another question where one has no answer; without it there is none. */
  hasTime?(): boolean;
  reached(): void;
  failed(reason: string): void;
}

/** Pause before the end of the log is asked for again; doubled each time up to the greater. */
const RETRY_MS_MIN = 20;
const RETRY_MS_MAX = 1_000;

interface Ahead {
  readonly waiting: Waiting;
  readonly position: number;
}

/**
 * Lets answers wait for the log as it was when they were asked for. One question for the end of the log
 * serves all that wait for it; those that come while it is on its way share the next.
 */
export class EndBarrier {
  readonly #ahead: Ahead[][];
  #asking: Waiting[] = [];
  #isAsking = false;

  constructor(
    private readonly log: { readonly partitions: number; end(): Promise<LogEnd> },
    private readonly nextOf: (partition: number) => number,
  ) {
    this.#ahead = Array.from({ length: log.partitions }, () => []);
  }

  wait(waiting: Waiting): void {
    this.#asking.push(waiting);
    if (!this.#isAsking) void this.#ask();
  }

  /** To be called when a partition was folded further. */
  progressed(partition: number): void {
    const ahead = this.#ahead[partition];
    if (ahead === undefined || ahead.length === 0) return;
    const next = this.nextOf(partition);
    // Ends only grow, so what waits longest waits for the least.
    const behind = ahead.findIndex(({ position }) => position > next);
    const reached = ahead.splice(0, behind === -1 ? ahead.length : behind);
    for (const { waiting } of reached) waiting.reached();
  }

  /** Tells everything that waits that it waits in vain. */
  fail(reason: string): void {
    const ahead = this.#ahead.flatMap((waiters) => waiters.splice(0));
    for (const { waiting } of ahead) waiting.failed(reason);
    for (const waiting of this.#asking.splice(0)) waiting.failed(reason);
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    let pause = RETRY_MS_MIN;
    while (this.#asking.length > 0) {
      const asking = this.#asking;
      this.#asking = [];
      const end = await this.log.end().catch((error: unknown) => error as Error);
      if (end instanceof Error) {
        this.#unanswered(asking, end.message);
        if (this.#asking.length > 0) await setTimeout(pause, undefined, { ref: false });
        pause = Math.min(2 * pause, RETRY_MS_MAX);
        continue;
      }
      pause = RETRY_MS_MIN;
      for (const waiting of asking) this.#place(waiting, end);
    }
    this.#isAsking = false;
  }

  /** Who has time left shares the next question. */
  #unanswered(asking: readonly Waiting[], reason: string): void {
    const patient: Waiting[] = [];
    for (const waiting of asking)
      if (waiting.hasTime?.() === true) patient.push(waiting);
      else waiting.failed(reason);
    this.#asking = [...patient, ...this.#asking];
  }

  #place(waiting: Waiting, { cursor }: LogEnd): void {
    const position = cursor[waiting.partition] ?? 0;
    if (position <= this.nextOf(waiting.partition)) waiting.reached();
    else this.#ahead[waiting.partition]?.push({ waiting, position });
  }
}
