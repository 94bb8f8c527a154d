import { Latencies } from './latencies.js';

export interface Beside {
  readonly ours: Latencies;
  readonly bare: Latencies;
  /** Of this process for each of our questions, however long others held the machine. */
  readonly cpuMs: number;
}

/** Part of the questions that is not counted, so that what is measured is warm. */
const WARM_UP = 0.25;

/** A question and a bare one in turn, so that whatever else the machine does burdens both alike. */
export async function beside(
  seconds: number,
  ours: () => Promise<unknown>,
  bare: () => Promise<unknown>,
): Promise<Beside> {
  const found = { ours: new Latencies(), bare: new Latencies() };
  let cpuMs = 0;
  const begun = performance.now();
  const milliseconds = seconds * 1_000;
  for (let now = begun; now < begun + milliseconds; now = performance.now()) {
    const isWarm = now > begun + WARM_UP * milliseconds;
    const before = process.cpuUsage();
    const ourTime = await timed(ours);
    const { user, system } = process.cpuUsage(before);
    const bareTime = await timed(bare);
    if (!isWarm) continue;
    cpuMs += (user + system) / 1_000;
    found.ours.add(ourTime);
    found.bare.add(bareTime);
  }
  return { ...found, cpuMs: cpuMs / found.ours.count };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
