import { setImmediate, setTimeout } from 'node:timers/promises';
import {
  type EventLog,
  type LogBatch,
  type LogCursor,
  type Logger,
  LogMisconfigured,
} from '#libs/ports';

/** So many records are folded before other work of the process gets its turn. */
const RECORDS_PER_TURN_MAX = 1_000;
const PAUSE_MS_MIN = 100;
const PAUSE_MS_MAX = 5_000;

export interface Tailing {
  readonly log: EventLog;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Where to read on from, asked at each new beginning. */
  from(): LogCursor;
  /** The next batch is read when this one is dealt with. */
  onBatch(batch: LogBatch): Promise<void> | void;
}

/**
 * Reads the log for as long as the signal allows, and begins again where a tail breaks: it never stays
 * silent. What `onBatch` throws is the caller's, and ends the reading.
 * @throws LogMisconfigured where the log does not hold what was read of it, or cannot be read any more
 */
export async function readTail(tailing: Tailing): Promise<void> {
  let pause = PAUSE_MS_MIN;
  while (!isAborted(tailing)) {
    const end = await readOnce(tailing, () => {
      pause = PAUSE_MS_MIN;
    });
    if (isAborted(tailing)) return;
    if (end instanceof LogMisconfigured) throw end;
    tailing.logger.warn('The tail of the log broke; it is read on.', {
      error: end,
      pauseMs: pause,
    });
    await setTimeout(pause, undefined, { signal: tailing.signal }).catch(() => undefined);
    pause = Math.min(2 * pause, PAUSE_MS_MAX);
  }
}

const isAborted = ({ signal }: Tailing): boolean => signal.aborted;

/** @returns why the tail ended */
async function readOnce(tailing: Tailing, onProgress: () => void): Promise<unknown> {
  const { log, signal } = tailing;
  const tail = log.tail(tailing.from(), signal)[Symbol.asyncIterator]();
  let records = 0;
  try {
    for (;;) {
      const step = await tail.next().catch((error: unknown) => ({ error }));
      if ('error' in step) return step.error;
      if (step.done === true) return undefined;
      await tailing.onBatch(step.value);
      onProgress();
      records += step.value.records.length;
      if (records < RECORDS_PER_TURN_MAX) continue;
      records = 0;
      await setImmediate();
    }
  } finally {
    await tail.return?.();
  }
}
