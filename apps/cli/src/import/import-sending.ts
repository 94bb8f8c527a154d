import { EXIT, Failure } from '../failure.js';
import type { Connection, Reply, Sending } from '../connection/connection.js';

/** Tries of a line while the service is away, one second apart. */
const TRIES_MAX = 30;
const PAUSE_MS = 1_000;

/** Sends a command, and again while the service is away: under its key it is recorded once. */
export async function sendPatiently(
  connection: Connection,
  path: string,
  sending: Sending,
): Promise<Reply> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await connection.post(path, sending);
    } catch (error) {
      if (!isWorthAnotherTry(error, tried)) throw error;
      await pause(PAUSE_MS);
    }
  }
}

const isWorthAnotherTry = (error: unknown, tried: number): boolean =>
  error instanceof Failure && error.exitCode === EXIT.unavailable && tried < TRIES_MAX;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
