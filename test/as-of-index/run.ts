import { checkLong } from './long-check.js';
import type { Compared } from './compared.js';
import type { Exercised } from './invariants.js';
import { checkOrders } from './orders-check.js';
import { checkSmall } from './small-check.js';
import { FAULTS } from './tampering.js';

export interface RunOptions {
  readonly seed: number;
  /** Small ones, each asked at every K and V; as many sets of facts are told in several orders. */
  readonly histories: number;
  /** Long ones, each asked at random points. */
  readonly longHistories: number;
  readonly progress: (line: string) => void;
}

export interface RunReport {
  readonly seed: number;
  readonly histories: number;
  readonly points: number;
  readonly differences: number;
  readonly mutationsCaught: number;
  readonly mutations: number;
  /** Records of the histories that stand in wide lines, and that move ends. */
  readonly exercised: Exercised;
}

const PROGRESS_EVERY = 50;

/** Compares the index with the oracle, and with the rules of the domain for what the oracle does not tell. */
export async function runCheck(options: RunOptions): Promise<RunReport> {
  const { seed, histories, longHistories, progress } = options;
  const uncaught = new Set(FAULTS);
  const tally = new Tally();
  for (let number = 0; number < histories; number += 1) {
    tally.add(await checkSmall({ seed, number }, uncaught, progress));
    tally.add(await checkOrders({ seed, number }));
    if ((number + 1) % PROGRESS_EVERY === 0) progress(`${number + 1} histories, ${tally.said}`);
  }
  for (let number = 0; number < longHistories; number += 1) {
    tally.add(await checkLong({ seed, number }));
    progress(`${number + 1} long histories, ${tally.said}`);
  }
  for (const { name } of uncaught) progress(`Not caught: ${name}`);
  for (const difference of tally.found.slice(0, 3)) progress(difference);
  const { points, found, exercised } = tally;
  const [mutations, differences] = [FAULTS.length, found.length];
  const mutationsCaught = mutations - uncaught.size;
  return { seed, histories, points, differences, mutationsCaught, mutations, exercised };
}

class Tally {
  points = 0;
  readonly found: string[] = [];
  readonly exercised = { wide: 0, endsMoved: 0 };

  add({ points, difference, exercised }: Compared & { readonly exercised?: Exercised }): void {
    this.points += points;
    if (difference !== null) this.found.push(difference);
    this.exercised.wide += exercised?.wide ?? 0;
    this.exercised.endsMoved += exercised?.endsMoved ?? 0;
  }

  get said(): string {
    return `${this.points} points, ${this.found.length} differences`;
  }
}
