import {
  type EventLog,
  type FoldCheckpoint,
  FoldStoreDamaged,
  FoldStoreUnwritable,
  type Logger,
} from '#libs/ports';
import { holdsStill } from './holds-still.js';
import type { LogFold } from './log-fold.js';

/** Raised when a fold by this program comes to something else than by the one before, or keeps it otherwise. */
const RULE = 2;

/** How much of a fold is in memory alone, and would be read again. */
export interface KeepingLimits {
  /** Commits between two checkpoints at the most, where the store takes them. */
  readonly recentCommitsMax: number;
  /** Characters of them: a checkpoint holds the process up for as long as it is written. */
  readonly recentCharactersMax: number;
  readonly checkpointMs: number;
}

/** Checkpoints left out after one that failed; doubled with each failure up to so many. */
const LEFT_OUT_MAX = 64;

export const KEEPING_LIMITS: KeepingLimits = {
  recentCommitsMax: 5_000,
  recentCharactersMax: 4_000_000,
  checkpointMs: 1_000,
};

export interface KeepingParts {
  readonly fold: LogFold;
  readonly log: EventLog;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly limits: KeepingLimits;
}

/**
 * Takes a fold over from its store, and hands it over now and then, outside of what commands wait for. What
 * was folded since is read again where the process ends before. Without a store it does nothing.
 */
export class FoldKeeping {
  readonly #timer: NodeJS.Timeout;
  #saved: string | undefined;
  /** Checkpoints left out after the last failure, and those of them that are still to come; 0 where none failed. */
  #leftOut = 0;
  #stillLeftOut = 0;
  #isBegun = false;

  constructor(private readonly parts: KeepingParts) {
    this.#timer = setInterval(this.#tick, parts.limits.checkpointMs);
    this.#timer.unref();
  }

  /** Goes on where the store is, unless it is of no use; to be called before anything is folded. */
  async begin(): Promise<void> {
    const { fold, logger, signal } = this.parts;
    const { kept } = fold;
    if (kept.store === null) return;
    const useless = await this.#resume();
    if (signal.aborted) return;
    if (useless !== undefined)
      logger.warn('What was kept of the fold is left aside; the log is read from its start.', {
        reason: useless,
      });
    this.#isBegun = true;
  }

  /** To be called when something was folded. */
  folded(): void {
    if (this.#leftOut > 0) return;
    const { fold, limits } = this.parts;
    const { size, characters } = fold.kept;
    if (size >= limits.recentCommitsMax || characters >= limits.recentCharactersMax) this.#save();
  }

  /**
   * What was kept is damaged: it is forgotten, and whoever comes next reads the log from its start.
   * @returns false where that was said before
   */
  abandon(error: FoldStoreDamaged): boolean {
    if (!this.#isBegun) return false;
    this.#isBegun = false;
    const { fold, logger } = this.parts;
    fold.abandon(error.message);
    logger.error('What was kept of the fold is damaged, and forgotten.', { error });
    this.#clear();
    return true;
  }

  /** Keeps the rest. */
  close(): void {
    clearInterval(this.#timer);
    this.#save();
  }

  get #rule(): string {
    return `${RULE} ${this.parts.fold.kept.keepsCommits ? 'commits' : 'heads'}`;
  }

  #takeOver(found: FoldCheckpoint, useless: string | undefined): void {
    const { fold, signal } = this.parts;
    // What was found while the process ends is left as it is.
    if (signal.aborted) return;
    if (useless !== undefined) this.#clear();
    else fold.resume(found);
  }

  /** @returns why it did not, and forgot what was kept; undefined where it did, or nothing was kept */
  async #resume(): Promise<string | undefined> {
    const { fold } = this.parts;
    try {
      const found = fold.kept.store?.checkpoint() ?? undefined;
      const useless = found && (await this.#whyUseless(found));
      if (found !== undefined) this.#takeOver(found, useless);
      return useless;
    } catch (error) {
      if (!(error instanceof FoldStoreDamaged)) throw error;
      this.#clear();
      return error.message;
    }
  }

  async #whyUseless({ rule, partitions }: FoldCheckpoint): Promise<string | undefined> {
    const { log } = this.parts;
    if (rule !== this.#rule) return 'It was folded by the rule of another program.';
    if (partitions.length !== log.partitions)
      return `It is of a log of ${partitions.length} partitions.`;
    if (!(await holdsStill(this.parts, partitions))) return 'It is of another log than this one.';
    return undefined;
  }

  readonly #tick = (): void => {
    if (this.#stillLeftOut > 0) this.#stillLeftOut -= 1;
    else this.#save();
  };

  /** What cannot be kept stays in memory, and is tried again: ever more of it, so ever more seldom. */
  #save(): void {
    const { fold } = this.parts;
    if (!this.#isBegun || fold.kept.store === null) return;
    const checkpoint = fold.checkpoint(this.#rule);
    const cursor = JSON.stringify(fold.cursor);
    if (cursor === this.#saved) return;
    try {
      fold.kept.save(checkpoint);
      this.#saved = cursor;
      this.#succeeded();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** What cannot be emptied is asked no more, and nothing is kept until the next start. */
  #clear(): void {
    try {
      this.parts.fold.kept.clear();
    } catch (error) {
      if (!(error instanceof FoldStoreUnwritable)) throw error;
      this.parts.logger.error('What was kept of the fold cannot be removed; it is done without.', {
        error,
      });
    }
  }

  #succeeded(): void {
    if (this.#leftOut > 0) this.parts.logger.info('The fold of the log can be kept again.');
    this.#leftOut = 0;
  }

  #failed(error: unknown): void {
    if (!(error instanceof FoldStoreUnwritable)) throw error;
    if (this.#leftOut === 0)
      this.parts.logger.error(
        'The fold of the log cannot be kept; it grows in memory until it can.',
        {
          error,
        },
      );
    this.#leftOut = Math.min(Math.max(1, 2 * this.#leftOut), LEFT_OUT_MAX);
    this.#stillLeftOut = this.#leftOut;
  }
}
