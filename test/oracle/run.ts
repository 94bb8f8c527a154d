import { openMemoryReadModel } from '#libs/adapters';
import type { ReadModel } from '#libs/ports';
import {
  type Check,
  checkAt,
  checkEverywhere,
  type Difference,
  Oracle,
  type Point,
} from './check.js';
import { type History, randomHistory } from './histories.js';
import { answersOf, growing } from './models.js';
import { type Mutation, MUTATIONS, rules } from './mutations.js';
import { everyKnowledge, everyMoment } from './questions.js';
import { Random } from './random.js';

export interface RunOptions {
  readonly seed: number;
  /** The first history, and how many on the next one is: several runs share the work. */
  readonly first: number;
  readonly step: number;
  /** The end of the histories, exclusive. */
  readonly histories: number;
  /** A read model that many histories share; null where there is no Redis. */
  readonly redis: ReadModel | null;
  readonly progress: (line: string) => void;
}

export interface RunResult {
  /** Comparisons of one answer with the oracle's. */
  readonly points: number;
  /** Each told in words. */
  readonly differences: readonly string[];
  /** Names of the planted faults that were found. */
  readonly caught: readonly string[];
}

/** Points of each history that the read model in Redis is asked, where it is not asked all. */
const SHARED_QUESTIONS = { knowledge: 12, moments: 3 };
/** One history in so many is asked of Redis at every point. */
const SHARED_WHOLE_EVERY = 100;
/** Points asked after each event, while a history grows. */
const GROWING_QUESTIONS = { knowledge: 1, moments: 3 };
/** Ks at which each planted fault is looked for in a history, until it is found, and Vs at each. */
const MUTATION_QUESTIONS = { knowledge: 12, moments: 12 };
const PROGRESS_EVERY = 50;

/** Compares the oracle with the read models on random histories, and with each planted fault. */
export async function runCheck(options: RunOptions): Promise<RunResult> {
  const { seed, first, step, histories, progress } = options;
  const uncaught = new Set(MUTATIONS);
  const differences: string[] = [];
  let points = 0;
  for (let number = first; number < histories; number += step) {
    const oracle = new Oracle(randomHistory(seed, number));
    for (const check of await checksOf(oracle, number, options)) {
      points += check.points;
      if (check.difference !== null) differences.push(describe(check.difference));
    }
    for (const mutation of await caught(oracle, uncaught, number)) uncaught.delete(mutation);
    if (number % PROGRESS_EVERY === 0)
      progress(`History ${number}: ${points} points so far, ${differences.length} differences`);
  }
  const found = MUTATIONS.filter((mutation) => !uncaught.has(mutation));
  return { points, differences, caught: found.map(({ name }) => name) };
}

/** The planted faults that this history shows, at a part of its points. */
async function caught(
  oracle: Oracle,
  mutations: ReadonlySet<Mutation>,
  number: number,
): Promise<readonly Mutation[]> {
  const { history } = oracle;
  const points = somePoints(history, new Random(number), MUTATION_QUESTIONS);
  const found: Mutation[] = [];
  for (const mutation of mutations) {
    const { difference } = await checkAt(oracle, mutation.subject(history.events), points);
    if (difference !== null) found.push(mutation);
  }
  return found;
}

async function checksOf(
  oracle: Oracle,
  number: number,
  { seed, redis }: RunOptions,
): Promise<readonly Check[]> {
  const { history } = oracle;
  const random = new Random(seed + number);
  const memory = openMemoryReadModel();
  const checks = await checkGrowing(memory, history, random);
  checks.push(await checkEverywhere(oracle, answersOf(memory, history)));
  await memory.close();
  // The rules alone show whose fault a difference is.
  if (checks.some(({ difference }) => difference !== null))
    checks.push(await checkEverywhere(oracle, rules(history.events)));
  if (redis === null) return checks;
  checks.push(...(await checkGrowing(redis, history, random)));
  const subject = answersOf(redis, history);
  if (number % SHARED_WHOLE_EVERY === 0) checks.push(await checkEverywhere(oracle, subject));
  else checks.push(await checkAt(oracle, subject, somePoints(history, random, SHARED_QUESTIONS)));
  return checks;
}

/** While a race grows, each answer is about what is there by then, whatever was asked before. */
async function checkGrowing(model: ReadModel, history: History, random: Random): Promise<Check[]> {
  const checks: Check[] = [];
  for await (const grown of growing(model, history)) {
    const points = somePoints(grown, random, GROWING_QUESTIONS);
    checks.push(await checkAt(new Oracle(grown), answersOf(model, grown), points));
  }
  return checks;
}

function somePoints(
  history: History,
  random: Random,
  count: { readonly knowledge: number; readonly moments: number },
): readonly Point[] {
  const moments = everyMoment(history);
  return random
    .some(everyKnowledge(history), count.knowledge)
    .flatMap((knowledge) =>
      random.some(moments, count.moments).map((v): Point => ({ knowledge, v })),
    );
}

const describe = ({ history, knowledge, v, expected, answered }: Difference): string =>
  [
    `${history} at V ${v}, known ${JSON.stringify(knowledge)}`,
    'expected',
    expected,
    'answered',
    answered,
  ].join('\n');
