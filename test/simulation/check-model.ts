import { History } from './history.js';
import { MUTATIONS } from './mutations.js';
import { theRule, type Rule } from './rule.js';

/** Violations that are told in full; the rest is counted. */
const TOLD_MAX = 5;

export interface CheckOptions {
  readonly seed: number;
  readonly histories: number;
  /** Told of each violation of the rule: enough to play its history again. */
  readonly tell: (violation: string) => void;
}

/** The last line of the check. */
export interface CheckResult {
  readonly seed: number;
  readonly histories: number;
  readonly violations: number;
  readonly mutationsCaught: number;
  /** By mutation, the number of the history that caught it; null where none did. */
  readonly mutations: Readonly<Record<string, number | null>>;
  readonly acknowledged: number;
  readonly refused: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
}

/** Plays the rule of the product through all histories, and each mutation until one catches it. */
export function checkModel(options: CheckOptions): CheckResult {
  const { seed, histories } = options;
  const totals = {
    violations: 0,
    acknowledged: 0,
    refused: 0,
    accepted: 0,
    rejected: 0,
    duplicates: 0,
  };
  for (let index = 0; index < histories; index += 1) {
    const { violations, acknowledged, refused, verdicts } = new History(
      theRule,
      seed,
      index,
    ).play();
    for (const violation of violations.slice(0, TOLD_MAX - totals.violations))
      options.tell(`seed ${seed}, history ${index}: ${violation}`);
    totals.violations += violations.length;
    totals.acknowledged += acknowledged;
    totals.refused += refused;
    totals.accepted += verdicts.accepted ?? 0;
    totals.rejected += verdicts.rejected ?? 0;
    totals.duplicates += verdicts.duplicate ?? 0;
  }
  const mutations = Object.fromEntries(
    MUTATIONS.map((rule) => [rule.name, caughtAt(rule, options)]),
  );
  const mutationsCaught = Object.values(mutations).filter((index) => index !== null).length;
  return { seed, histories, ...totals, mutationsCaught, mutations };
}

/** @returns the first history that the mutation does not survive */
function caughtAt(rule: Rule, { seed, histories }: CheckOptions): number | null {
  for (let index = 0; index < histories; index += 1)
    if (new History(rule, seed, index).play().violations.length > 0) return index;
  return null;
}
