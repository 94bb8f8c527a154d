import { setTimeout } from 'node:timers/promises';

const PAUSE_MS_MIN = 250;
const PAUSE_MS_MAX = 5_000;

export interface Trying {
  readonly signal: AbortSignal;
  /** Told of each failure; returns whether it may pass by itself. */
  readonly mayPass: (error: unknown) => boolean;
}

/**
 * Tries until it works: what is away may come back. Pauses grow from a quarter of a second to five.
 * @returns undefined where the signal was aborted first
 * @throws what may not pass
 */
export async function patiently<T>(
  attempt: () => Promise<T>,
  { signal, mayPass }: Trying,
): Promise<T | undefined> {
  let pauseMs = PAUSE_MS_MIN;
  while (!signal.aborted) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    // An abort ends the pause, and with it the trying.
    await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(2 * pauseMs, PAUSE_MS_MAX);
  }
  return undefined;
}
