import { Latencies } from './latencies.js';

/** What a run came to. */
export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Load {
  /** How many are under way at once. */
  readonly atOnce: number;
  readonly seconds: number;
}

/** Part of a run that is not counted, so that what is measured is warm. */
const WARM_UP = 0.25;

/**
 * Keeps so many tasks under way for so long: as each ends the next begins.
 * @param task is given a number of its own, rising from 0, and which of those at once it is.
 */
export async function closedLoop(
  { atOnce, seconds }: Load,
  task: (number: number, slot: number) => Promise<void>,
): Promise<Measured> {
  const latencies = new Latencies();
  const begun = performance.now();
  const counted = begun + WARM_UP * seconds * 1_000;
  const end = begun + seconds * 1_000;
  let next = 0;
  const loop = async (slot: number): Promise<void> => {
    for (let start = performance.now(); start < end; start = performance.now()) {
      next += 1;
      await task(next - 1, slot);
      const done = performance.now();
      if (done >= counted) latencies.add(done - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, slot) => loop(slot)));
  const elapsedMs = performance.now() - counted;
  return {
    perSecond: (latencies.count / elapsedMs) * 1_000,
    p50Ms: latencies.percentileMs(0.5),
    p99Ms: latencies.percentileMs(0.99),
  };
}
