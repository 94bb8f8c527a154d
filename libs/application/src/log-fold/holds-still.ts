import { setTimeout } from 'node:timers/promises';
import {
  LogMisconfigured,
  type LogCursor,
  type EventLog,
  type Logger,
  type PartitionCheckpoint,
} from '#libs/ports';
import { readTail } from './log-tail.js';
import { printOf } from './record-print.js';

const RETRY_MS = 200;

interface Reading {
  readonly log: EventLog;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Whether the log holds the records that were folded last, where they were folded. A log that lost its end,
 * was restored or made anew does not; and what is not told again is no base for anything.
 */
export async function holdsStill(
  { log, logger, signal }: Reading,
  partitions: readonly PartitionCheckpoint[],
): Promise<boolean> {
  const expected = new Map<number, string>();
  for (const [partition, { last }] of partitions.entries())
    if (last !== null) expected.set(partition, last.print);
  if (expected.size === 0) return true;
  const end = await endOf({ log, logger, signal });
  if (partitions.some(({ next }, partition) => next > (end[partition] ?? 0))) return false;
  const found = new AbortController();
  let isSame = true;
  const read = readTail({
    log,
    logger,
    signal: AbortSignal.any([signal, found.signal]),
    from: () => partitions.map(({ last, next }) => last?.position ?? next),
    onBatch: ({ partition, records }) => {
      const print = expected.get(partition);
      if (print === undefined) return;
      const [first] = records;
      isSame &&= first !== undefined && printOf(first) === print;
      expected.delete(partition);
      if (!isSame || expected.size === 0) found.abort();
    },
  });
  return read.then(
    () => isSame,
    (error: unknown) => {
      if (error instanceof LogMisconfigured) return false;
      throw error;
    },
  );
}

/** Asks until there is an answer; what is not known once it is aborted is of no use to anybody. */
async function endOf({ log, logger, signal }: Reading): Promise<LogCursor> {
  let isTold = false;
  while (!signal.aborted) {
    try {
      return (await log.end()).cursor;
    } catch (error) {
      if (!isTold) logger.warn('The end of the log is not known.', { error });
      isTold = true;
    }
    await setTimeout(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
  return [];
}
