import { Latencies } from './latencies.js';

export interface Beside {
  readonly ours: Latencies;
  readonly bare: Latencies;
  /** Of this process for each of our questions, however long others held the machine. */
  readonly cpuMs: number;
}

type Question = () => Promise<unknown>;

/** Part of the questions that is not counted, so that what is measured is warm. */
const WARM_UP = 0.25;

/** A question and a bare one in turn, so that whatever else the machine does burdens both alike. */
export async function beside(seconds: number, ours: Question, bare: Question): Promise<Beside> {
  const pairs = new Pairs();
  const begun = performance.now();
  const milliseconds = seconds * 1_000;
  for (let now = begun; now < begun + milliseconds; now = performance.now())
    if (now > begun + WARM_UP * milliseconds) await pairs.ask(ours, bare);
    else await new Pairs().ask(ours, bare);
  return pairs;
}

/** The same for questions that are put once each. */
export async function besideOnce(questions: readonly Question[], bare: Question): Promise<Beside> {
  const pairs = new Pairs();
  for (const ours of questions) await pairs.ask(ours, bare);
  return pairs;
}

class Pairs implements Beside {
  readonly ours = new Latencies();
  readonly bare = new Latencies();
  #cpuMs = 0;

  get cpuMs(): number {
    return this.#cpuMs / this.ours.count;
  }

  async ask(ours: Question, bare: Question): Promise<void> {
    const before = process.cpuUsage();
    this.ours.add(await timed(ours));
    const { user, system } = process.cpuUsage(before);
    this.#cpuMs += (user + system) / 1_000;
    this.bare.add(await timed(bare));
  }
}

async function timed(work: Question): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
