import {
  ProjectionGap,
  type EventLog,
  type Generation,
  type LogEnd,
  type Logger,
  type ReadModel,
} from '#libs/ports';
import type { ClockSkew } from '../log-fold/clock-skew.js';
import { LogFold } from '../log-fold/log-fold.js';
import { readTail } from '../log-fold/log-tail.js';
import { nothingLeftOut, ProjectionStopped } from './parked-races.js';
import { Patience } from './patience.js';
import { Projection, type ProjectionParts } from './projection.js';
import { PROJECTOR_LIMITS } from './projector-limits.js';

/** How often a rebuild reads on to a new end of the log before it is promoted. */
const ENDS_MAX = 3;
/** How often building goes on after the read models lost something. */
const GAPS_MAX = 5;
/** Generations before the one that serves that are looked for when room is made. */
const KEPT_MAX = 8;

export interface RebuildProgress {
  readonly generation: number;
  /** Records read so far, and those that there were when it began. */
  readonly done: number;
  readonly total: number;
}

export interface RebuildOptions {
  readonly log: EventLog;
  readonly readModel: ReadModel;
  readonly logger: Logger;
  /** Gives the rebuild up; what serves goes on serving. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  readonly skew?: ClockSkew | undefined;
}

export interface Rebuilt {
  readonly generation: number;
  /** The one that served before, kept for a way back until the next rebuild. */
  readonly before: number;
  readonly records: number;
}

/**
 * Builds a generation anew from the log beside the one that serves, and promotes it. Nothing is left out:
 * an event that cannot be applied ends it.
 * @throws ProjectionStopped, LogUnavailable, LogMisconfigured, ProjectionGap where another rebuild took its place, or the
 *   reason of the signal; what was built is dropped then
 */
export async function rebuild(options: RebuildOptions): Promise<Rebuilt> {
  const { readModel, logger, signal } = options;
  const patience = new Patience({ ...PROJECTOR_LIMITS, logger, signal });
  const before = (await patience.until(() => readModel.serving())).number;
  await dropKept(readModel, before);
  const generation = await patience.until(() => readModel.begin());
  logger.info('A generation is being built.', { generation: generation.number, before });
  try {
    const records = await build(options, generation, patience);
    await patience.until(() => readModel.promote(generation.number));
    return { generation: generation.number, before, records };
  } catch (error) {
    await readModel.discard(generation.number).catch((reason: unknown) => {
      logger.warn('What was built is not dropped; the next rebuild drops it.', { error: reason });
    });
    throw error;
  }
}

/** The way back of the last rebuild ends where the next one begins. */
async function dropKept(readModel: ReadModel, serving: number): Promise<void> {
  for (let number = Math.max(1, serving - KEPT_MAX); number < serving; number += 1)
    await readModel.discard(number);
}

async function build(
  options: RebuildOptions,
  generation: Generation,
  patience: Patience,
): Promise<number> {
  const parts: ProjectionParts = {
    fold: new LogFold(options.log.partitions, (reason) => {
      options.logger.error('What is being built cannot be finished.', { reason });
    }),
    generation,
    patience,
    unapplicable: nothingLeftOut,
    commitsMax: PROJECTOR_LIMITS.commitsMax,
    skew: options.skew,
  };
  for (let gaps = 0; ; gaps += 1) {
    try {
      return await readToEnds(options, await Projection.resume(parts), parts);
    } catch (error) {
      // Read models that lost what they were given last say so; a generation that is gone says so again.
      if (!(error instanceof ProjectionGap) || gaps === GAPS_MAX) throw error;
      options.logger.warn('Building begins again.', { error });
    }
  }
}

/** @returns how many records the built generation holds the outcome of */
async function readToEnds(
  options: RebuildOptions,
  projection: Projection,
  { generation, patience, fold }: ProjectionParts,
): Promise<number> {
  const { log } = options;
  const total = recordsOf((await fold.endOf(log)).cursor);
  const report = (): void => {
    if (fold.isGated && fold.obstacle !== undefined) throw new ProjectionStopped(fold.obstacle);
    const done = Math.min(total, recordsOf(projection.cursor));
    options.onProgress?.({ generation: generation.number, done, total });
  };
  for (let ends = 0; ends < ENDS_MAX; ends += 1) {
    const end = await fold.endOf(log);
    projection.mark(end);
    report();
    if (!projection.hasReached(end)) await readTo(end, projection, { ...options, report });
  }
  if (fold.obstacle !== undefined) throw new ProjectionStopped(fold.obstacle);
  await patience.until(() => projection.save());
  return recordsOf(projection.cursor);
}

async function readTo(
  end: LogEnd,
  projection: Projection,
  { log, logger, signal, report }: RebuildOptions & { readonly report: () => void },
): Promise<void> {
  const reached = new AbortController();
  await readTail({
    log,
    logger,
    signal: AbortSignal.any([signal, reached.signal]),
    from: () => projection.cursor,
    onBatch: async (batch) => {
      await projection.take(batch);
      report();
      if (projection.hasReached(end)) reached.abort();
    },
  });
  signal.throwIfAborted();
}

const recordsOf = (cursor: readonly number[]): number =>
  cursor.reduce((sum, position) => sum + position, 0);
