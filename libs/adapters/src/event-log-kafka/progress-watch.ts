import type { LogCursor } from '#libs/ports';

/** Checks in a row at which a reader stood still before records that are there. */
const STALLED_CHECKS = 6;
/** Checks in a row at which the log ended before what was read of it: after a change of leader the end may lag. */
const LOST_CHECKS = 3;

export type Progress = 'moving' | 'stalled' | 'lost';

/** Compares, check by check, how far a reader came with how far the log reaches. */
export class ProgressWatch {
  #last: LogCursor = [];
  #standstills: number[] = [];
  #losses = 0;

  /**
   * Asks how far the log reaches.
   * @param read how far the reader came: looked at before the end is asked for, since what comes meanwhile may lie
   * beyond that end
   */
  async ask(
    read: LogCursor,
    end: () => Promise<LogCursor>,
    isHeld: () => boolean,
  ): Promise<Progress> {
    const before = [...read];
    return this.check(before, await end(), isHeld());
  }

  /**
   * @param read how far the reader had come when the end was asked for
   * @param isHeld whether the reader waits for its own user, and so may stand still
   */
  check(read: LogCursor, end: LogCursor, isHeld: boolean): Progress {
    const isBeyond = read.some((position, partition) => position > (end[partition] ?? 0));
    this.#losses = isBeyond ? this.#losses + 1 : 0;
    this.#standstills = read.map((position, partition) => {
      const stands = position === this.#last[partition] && position < (end[partition] ?? 0);
      return stands && !isHeld ? (this.#standstills[partition] ?? 0) + 1 : 0;
    });
    this.#last = [...read];
    if (this.#losses >= LOST_CHECKS) return 'lost';
    return Math.max(0, ...this.#standstills) >= STALLED_CHECKS ? 'stalled' : 'moving';
  }
}
