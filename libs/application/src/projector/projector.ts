import { setTimeout } from 'node:timers/promises';
import type { Instant } from '#libs/domain';
import {
  LogMisconfigured,
  ProjectionGap,
  type EventLog,
  type FoldStore,
  FoldStoreDamaged,
  type Generation,
  type LogEnd,
  type Logger,
  type ReadModel,
} from '#libs/ports';
import type { ClockSkew } from '../log-fold/clock-skew.js';
import { FoldKeeping } from '../log-fold/fold-keeping.js';
import { KeptFold } from '../log-fold/kept-fold.js';
import { LogFold } from '../log-fold/log-fold.js';
import { readTail } from '../log-fold/log-tail.js';
import { ParkedRaces } from './parked-races.js';
import { Patience } from './patience.js';
import { Projection } from './projection.js';
import { PROJECTOR_LIMITS, type ProjectorLimits } from './projector-limits.js';

/** Enough to come to any greatest pause from any least. */
const DOUBLINGS_MAX = 20;

export interface ProjectorOptions {
  readonly log: EventLog;
  readonly readModel: ReadModel;
  readonly logger: Logger;
  /** Where the fold is kept for the next start; without it the log is folded from its start each time. */
  readonly foldStore?: FoldStore | null;
  readonly limits?: Partial<ProjectorLimits>;
  readonly skew?: ClockSkew | undefined;
}

export interface ProjectorReadiness {
  readonly ready: boolean;
  /** Why not, in words for an operator. */
  readonly reason?: string;
  /** Records between what is applied and the end of the log, by partition; null where the end is not known. */
  readonly behind: readonly number[] | null;
  /** When the last record of all was recorded; null before the first. */
  readonly lastRecordAt: Instant | null;
  /** The generation that is written to; null before the read models answered. */
  readonly generation: number | null;
  /** Races left out from an event on that could not be applied. */
  readonly parked: readonly string[];
}

/** Keeps the generation that serves at the end of the log, whatever happens to the read models meanwhile. */
export class Projector {
  #fold: LogFold;
  #keeping: FoldKeeping;
  readonly #limits: ProjectorLimits;
  readonly #parked: ParkedRaces;
  readonly #patience: Patience;
  readonly #stopped = new AbortController();
  readonly #running: Promise<void>;
  readonly #caughtUp: Promise<void>;
  #onCaughtUp!: () => void;
  #isCaughtUp = false;
  #generation: Generation | undefined;
  #projection: Projection | undefined;
  /** Gaps since the end of the log was reached last. */
  #gaps = 0;
  #gap: string | undefined;
  /** Since the end of the log could not be asked for; an operator is told once. */
  #isEndUnknown = false;

  static start(options: ProjectorOptions): Projector {
    return new Projector(options);
  }

  private constructor(private readonly options: ProjectorOptions) {
    const { logger } = options;
    this.#limits = { ...PROJECTOR_LIMITS, ...options.limits };
    this.#fold = this.#newFold();
    this.#keeping = this.#newKeeping();
    this.#parked = new ParkedRaces(logger);
    this.#patience = new Patience({ ...this.#limits, logger, signal: this.#stopped.signal });
    this.#caughtUp = new Promise((resolve) => {
      this.#onCaughtUp = resolve;
    });
    this.#running = this.#run();
  }

  /** When the log was applied, and saved as applied, up to its end for the first time. */
  caughtUp(): Promise<void> {
    return this.#caughtUp;
  }

  /** Why this process applies nothing any more until it is started anew; undefined while it does. */
  get lost(): string | undefined {
    return this.#fold.lost;
  }

  async readiness(): Promise<ProjectorReadiness> {
    const end = await this.#fold.endOf(this.options.log).catch((error: unknown) => error as Error);
    const about = {
      lastRecordAt: this.#fold.recordedAt,
      generation: this.#generation?.number ?? null,
      parked: this.#parked.races,
    };
    if (end instanceof Error) return { ready: false, reason: end.message, behind: null, ...about };
    const cursor = this.#projection?.cursor ?? this.#fold.cursor;
    const behind = cursor.map((next, index) => Math.max(0, (end.cursor[index] ?? 0) - next));
    const reason = this.#obstacle(behind);
    return {
      ready: reason === undefined,
      ...(reason !== undefined && { reason }),
      behind,
      ...about,
    };
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
    this.#keeping.close();
    this.#onCaughtUp();
  }

  #newFold(): LogFold {
    const { log, logger, foldStore = null } = this.options;
    const onLost = (reason: string): void => {
      logger.error('Projecting ends for good.', { reason });
    };
    return new LogFold(log.partitions, onLost, new KeptFold(foldStore));
  }

  #newKeeping(): FoldKeeping {
    const { log, logger } = this.options;
    const { signal } = this.#stopped;
    return new FoldKeeping({ fold: this.#fold, log, logger, signal, limits: this.#limits });
  }

  #obstacle(behind: readonly number[]): string | undefined {
    const stands = this.#fold.obstacle ?? this.#patience.obstacle ?? this.#gap;
    if (stands !== undefined) return stands;
    if (!this.#isCaughtUp) return 'The log is being applied up to its end.';
    const records = behind.reduce((sum, count) => sum + count, 0);
    return records > this.#limits.behindMax
      ? `${records} records behind the end of the log.`
      : undefined;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    await this.#keeping.begin();
    while (!signal.aborted) {
      try {
        await this.#project();
      } catch (error) {
        if (isAborted(signal)) return;
        if (error instanceof LogMisconfigured) {
          this.#fold.lose(error.message);
          return;
        }
        if (error instanceof FoldStoreDamaged) await this.#foldAnew(error);
        else await this.#afterGap(error);
      }
    }
  }

  /** What was kept of the fold is of no use: the log is folded from its start, and applied as far as it is not. */
  async #foldAnew(error: FoldStoreDamaged): Promise<void> {
    this.#keeping.abandon(error);
    this.#keeping.close();
    this.#fold = this.#newFold();
    this.#keeping = this.#newKeeping();
    await this.#keeping.begin();
  }

  /** Goes on where the generation is; after a second gap in a row from the start of the log. */
  async #project(): Promise<void> {
    const { readModel } = this.options;
    this.#generation ??= await this.#patience.until(() => readModel.serving());
    const parts = {
      fold: this.#fold,
      generation: this.#generation,
      patience: this.#patience,
      unapplicable: this.#parked,
      commitsMax: this.#limits.commitsMax,
      skew: this.options.skew,
    };
    // What was left out is read again, since no progress passes it.
    this.#parked.clear();
    const projection = await (this.#gaps > 1
      ? Projection.fromStart(parts)
      : Projection.resume(parts));
    this.#projection = projection;
    await this.#bothEnd(projection);
  }

  async #bothEnd(projection: Projection): Promise<void> {
    const ending = new AbortController();
    const signal = AbortSignal.any([this.#stopped.signal, ending.signal]);
    const tasks = [this.#tail(projection, signal), this.#saveProgress(projection, signal)];
    try {
      await Promise.race(tasks);
    } finally {
      ending.abort();
      await Promise.allSettled(tasks);
    }
  }

  #tail(projection: Projection, signal: AbortSignal): Promise<void> {
    const { log, logger } = this.options;
    return readTail({
      log,
      logger,
      signal,
      from: () => projection.cursor,
      onBatch: async (batch) => {
        await projection.take(batch);
        this.#keeping.folded();
      },
    });
  }

  /** Asks for the end of the log now and then, and saves how far the generation is. */
  async #saveProgress(projection: Projection, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (!projection.hasOpenEnd) await this.#markEnd(projection);
      await this.#patience.until(() => projection.save());
      if (projection.isAtEnd) this.#reachedEnd();
      await setTimeout(this.#limits.progressMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #markEnd(projection: Projection): Promise<void> {
    const end = await this.#askEnd();
    if (end !== undefined) projection.mark(end);
  }

  /** Without an end there is no new watermark; what is applied is saved all the same. */
  async #askEnd(): Promise<LogEnd | undefined> {
    try {
      const end = await this.#fold.endOf(this.options.log);
      this.#isEndUnknown = false;
      return end;
    } catch (error) {
      if (!this.#isEndUnknown)
        this.options.logger.warn('The end of the log is not known.', { error });
      this.#isEndUnknown = true;
      return undefined;
    }
  }

  #reachedEnd(): void {
    this.#isCaughtUp = true;
    this.#onCaughtUp();
    this.#gaps = 0;
    this.#gap = undefined;
  }

  async #afterGap(error: unknown): Promise<void> {
    const { logger } = this.options;
    this.#gaps += 1;
    this.#gap = (error as Error).message;
    if (error instanceof ProjectionGap) logger.warn('Projecting begins again.', { error });
    else logger.error('Projecting failed and begins again.', { error });
    if (this.#gaps < 2) return;
    const { signal } = this.#stopped;
    const { retryMsMin, retryMsMax } = this.#limits;
    const pause = Math.min(retryMsMin * 2 ** Math.min(this.#gaps - 2, DOUBLINGS_MAX), retryMsMax);
    await setTimeout(pause, undefined, { signal }).catch(() => undefined);
  }
}

const isAborted = (signal: AbortSignal): boolean => signal.aborted;
