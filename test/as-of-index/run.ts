import type { Turns } from '../oracle/in-threads.js';
import type { Compared } from './compared.js';
import type { Exercised } from './invariants.js';
import { checkLong } from './long-check.js';
import { checkOrders } from './orders-check.js';
import { checkSmall } from './small-check.js';
import { FAULTS } from './tampering.js';

export interface Checked {
  readonly seed: number;
  /** Small ones, each asked at every K and V; as many sets of facts are told in several orders. */
  readonly histories: number;
  /** Long ones, each asked at random points. */
  readonly longHistories: number;
}

/** Of all histories those whose turn it is, so that several threads share them. */
export interface RunOptions extends Checked, Turns {
  readonly progress: (line: string) => void;
}

export interface RunResult {
  readonly points: number;
  /** Each told in words. */
  readonly differences: readonly string[];
  /** Names of the planted faults that were found. */
  readonly caught: readonly string[];
  readonly exercised: Exercised;
}

export interface RunReport extends Checked {
  readonly points: number;
  readonly differences: number;
  readonly mutationsCaught: number;
  readonly mutations: number;
  /** Records of the histories that stand in wide lines, and that move ends. */
  readonly exercised: Exercised;
}

const PROGRESS_EVERY = 50;

/** Compares the index with the oracle, and with the rules of the domain for what the oracle does not tell. */
export async function runCheck(options: RunOptions): Promise<RunResult> {
  const { seed, histories, longHistories, first, step, progress } = options;
  const uncaught = new Set(FAULTS);
  const tally = new Tally();
  for (let number = first, done = 1; number < histories; number += step, done += 1) {
    tally.add(await checkSmall({ seed, number }, uncaught, progress));
    tally.add(await checkOrders({ seed, number }));
    if (done % PROGRESS_EVERY === 0) progress(`History ${number}: ${tally.said}`);
  }
  for (let number = first; number < longHistories; number += step) {
    tally.add(await checkLong({ seed, number }));
    progress(`Long history ${number}: ${tally.said}`);
  }
  const { points, differences, exercised } = tally;
  const caught = FAULTS.filter((fault) => !uncaught.has(fault)).map(({ name }) => name);
  return { points, differences, caught, exercised };
}

/** What all shares came to. */
export function reportOf(checked: Checked, shares: readonly RunResult[]): RunReport {
  const sum = (count: (share: RunResult) => number): number =>
    shares.reduce((total, share) => total + count(share), 0);
  return {
    ...checked,
    points: sum(({ points }) => points),
    differences: sum(({ differences }) => differences.length),
    mutationsCaught: new Set(shares.flatMap(({ caught }) => caught)).size,
    mutations: FAULTS.length,
    exercised: {
      wide: sum(({ exercised }) => exercised.wide),
      endsMoved: sum(({ exercised }) => exercised.endsMoved),
    },
  };
}

class Tally {
  points = 0;
  readonly differences: string[] = [];
  readonly exercised = { wide: 0, endsMoved: 0 };

  add({ points, difference, exercised }: Compared & { readonly exercised?: Exercised }): void {
    this.points += points;
    if (difference !== null) this.differences.push(difference);
    this.exercised.wide += exercised?.wide ?? 0;
    this.exercised.endsMoved += exercised?.endsMoved ?? 0;
  }

  get said(): string {
    return `${this.points} points so far, ${this.differences.length} differences`;
  }
}
