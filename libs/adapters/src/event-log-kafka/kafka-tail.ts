import { setTimeout as pause } from 'node:timers/promises';
import { type LogBatch, type LogCursor, type Logger, LogMisconfigured } from '#libs/ports';
import { reasonOf } from './kafka-link.js';
import { type TailParts, TailSession } from './tail-session.js';

const RETRY_MS_MIN = 100;
const RETRY_MS_MAX = 2_000;

export interface KafkaTailParts extends TailParts {
  readonly logger: Logger;
  /** The sessions that hold connections, for whoever has to end them all. */
  readonly sessions: Set<TailSession>;
}

/** Reads with one consumer after another, each from where the last one ended. */
export async function* tailKafka(
  parts: KafkaTailParts,
  from: LogCursor,
  signal: AbortSignal,
): AsyncIterable<LogBatch> {
  const { logger, topic } = parts;
  const cursor = [...from];
  let failures = 0;
  while (!signal.aborted) {
    const session = new TailSession(parts, cursor);
    parts.sessions.add(session);
    try {
      for (let batch; (batch = await session.next(signal)) !== undefined;) {
        if (failures > 0) logger.info('The tail of the log reads again', { topic });
        failures = 0;
        cursor[batch.partition] = batch.next;
        yield batch;
      }
    } catch (error) {
      if (error instanceof LogMisconfigured) throw error;
      if (failures === 0)
        logger.warn(`The tail of the log begins anew: ${reasonOf(error)}`, { topic });
      failures += 1;
    } finally {
      void session.close().then(() => parts.sessions.delete(session));
    }
    const waitMs = Math.min(RETRY_MS_MIN * 2 ** Math.min(failures, 10), RETRY_MS_MAX);
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
  }
}
