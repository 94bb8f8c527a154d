import {
  holdersAt,
  type Knowledge,
  type KnownFacts,
  knownFacts,
  lastTurn,
  turnsOf,
} from '#libs/domain';
import type { TreeLimits } from '#libs/adapters';
import { Oracle } from '../oracle/check.js';
import { answerDocument } from '../oracle/documents.js';
import { type History, randomHistory } from '../oracle/histories.js';
import { everyKnowledge, everyMoment } from '../oracle/questions.js';
import { Random } from '../oracle/random.js';
import { type IndexAnswer, indexHistory, type IndexSubject } from './indexed-history.js';
import { brokenInvariant, type Exercised, exercised } from './invariants.js';
import { type Fault, FAULTS } from './tampering.js';

export interface RunOptions {
  readonly seed: number;
  /** Small ones, each asked at every K and V. */
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
  /** Records of small histories that stand in wide lines, and that move ends. */
  readonly exercised: Exercised;
}

/** Slabs of a few records, so that a short history has many. */
const TINY: readonly TreeLimits[] = [
  { recordsMin: 4, growth: 1, birthsMin: 2, linesMax: 2 },
  { recordsMin: 6, growth: 1, birthsMin: 4, linesMax: 4 },
  { recordsMin: 8, growth: 2, birthsMin: 3, linesMax: 3 },
];
const LONG_EVENTS = 400;
const LONG_POINTS = 1_500;
const PROGRESS_EVERY = 100;

/** Compares the index with the oracle, and with the rules of the domain for what the oracle does not tell. */
export async function runCheck(options: RunOptions): Promise<RunReport> {
  const { seed, histories, longHistories, progress } = options;
  const uncaught = new Set(FAULTS);
  const found: string[] = [];
  let points = 0;
  const made = { wide: 0, endsMoved: 0 };
  const count = (check: Check): void => {
    points += check.points;
    made.wide += check.exercised.wide;
    made.endsMoved += check.exercised.endsMoved;
    if (check.difference !== null) found.push(check.difference);
  };
  for (let number = 0; number < histories; number += 1) {
    count(await checkSmall({ seed, number }, uncaught, progress));
    if ((number + 1) % PROGRESS_EVERY === 0)
      progress(`${number + 1} histories, ${points} points, ${found.length} differences`);
  }
  for (let number = 0; number < longHistories; number += 1) {
    count(await checkLong({ seed, number }));
    progress(`${number + 1} long histories, ${points} points, ${found.length} differences`);
  }
  for (const { name } of uncaught) progress(`Not caught: ${name}`);
  for (const difference of found.slice(0, 3)) progress(difference);
  const mutationsCaught = FAULTS.length - uncaught.size;
  const differences = found.length;
  const mutations = FAULTS.length;
  return { seed, histories, points, differences, mutationsCaught, mutations, exercised: made };
}

interface Numbered {
  readonly seed: number;
  readonly number: number;
}

interface Check extends Compared {
  readonly exercised: Exercised;
}

interface Compared {
  readonly points: number;
  /** The first one, where there is any. */
  readonly difference: string | null;
}

async function checkSmall(
  { seed, number }: Numbered,
  uncaught: Set<Fault>,
  progress: RunOptions['progress'],
): Promise<Check> {
  const history = randomHistory(seed, number);
  const random = new Random(seed + number);
  const limits = TINY[number % TINY.length]!;
  const restartAt = 1 + random.below(2 * history.events.length);
  const expected = expectations(history);
  const { ask, written } = indexHistory(history, { limits, restartAt });
  const broken = brokenInvariant(written);
  const check =
    broken === null
      ? await checkEverywhere(history, ask, expected)
      : { points: 0, difference: `${history.race}, ${broken}` };
  for (const fault of uncaught) {
    if (!(await isCaught(fault, { history, limits, expected }))) continue;
    progress(`Caught in history ${number}: ${fault.name}`);
    uncaught.delete(fault);
  }
  return { ...check, exercised: exercised(written) };
}

interface Tampered {
  readonly history: History;
  readonly limits: TreeLimits;
  readonly expected: Expectation;
}

/** A fault that makes the index fail altogether is found as well. */
async function isCaught(fault: Fault, { history, limits, expected }: Tampered): Promise<boolean> {
  const { askAnew } = indexHistory(history, { limits, tamper: fault.begin() });
  try {
    return (await checkEverywhere(history, askAnew, expected)).difference !== null;
  } catch (error) {
    if (error instanceof Error) return true;
    throw error;
  }
}

type Expectation = (knowledge: Knowledge) => (v: number) => string;

/** Who holds, by the oracle; when the answer turned and the version, by the rules. */
function expectations(history: History): Expectation {
  const oracle = new Oracle(history);
  return (knowledge) => {
    const holders = oracle.at(knowledge);
    const { turns, version } = beside(history, knowledge);
    return (v) => withMarks(holders(v), lastTurn(turns, v), version);
  };
}

function beside({ events }: History, knowledge: Knowledge) {
  const known = knownFacts(events, knowledge);
  return { known, turns: turnsOf(known), version: known.version };
}

const withMarks = (document: string, turnedAt: number | null, version: number): string =>
  `${document}\nturned at ${turnedAt}, version ${version}`;

const documentOf = (answer: IndexAnswer): string =>
  withMarks(answerDocument(answer), answer.turnedAt, answer.version);

/** At every version, and every moment of both clocks that the history can tell apart. */
async function checkEverywhere(
  history: History,
  ask: IndexSubject,
  expected: Expectation,
): Promise<Compared> {
  const moments = everyMoment(history);
  let points = 0;
  for (const knowledge of everyRecorded(history)) {
    const expectedAt = expected(knowledge);
    for (const v of asked(knowledge, moments)) {
      points += 1;
      const difference = differing(history, { knowledge, v }, [
        expectedAt(v),
        documentOf(await ask(knowledge, v)),
      ]);
      if (difference !== null) return { points, difference };
    }
  }
  return { points, difference: null };
}

const everyRecorded = (history: History): readonly Knowledge[] =>
  everyKnowledge(history).filter(({ clock }) => clock === 'recorded');

/** Every V at every version; a time of recording only chooses among these. */
const asked = ({ atVersion }: Knowledge, moments: readonly number[]): readonly number[] =>
  atVersion === null ? moments.filter((_, index) => index % 7 === 0) : moments;

interface Point {
  readonly knowledge: Knowledge;
  readonly v: number;
}

function differing(
  { race }: History,
  { knowledge, v }: Point,
  [expected, answered]: readonly [string, string],
): string | null {
  if (expected === answered) return null;
  const at = `${race} at V ${v}, known ${JSON.stringify(knowledge)}`;
  return [at, 'expected', expected, 'answered', answered].join('\n');
}

/** Many slabs and long chains, compared with the rules of the domain over the whole history. */
async function checkLong({ seed, number }: Numbered): Promise<Check> {
  const history = randomHistory(seed + 7, number, LONG_EVENTS);
  const limits = TINY[number % TINY.length]!;
  const { askAnew, written } = indexHistory(history, { limits, restartAt: LONG_EVENTS / 2 });
  const broken = brokenInvariant(written);
  const difference =
    broken ?? (await differingAtRandom(history, askAnew, new Random(seed + number)));
  return { points: LONG_POINTS, difference, exercised: exercised(written) };
}

async function differingAtRandom(
  history: History,
  ask: IndexSubject,
  random: Random,
): Promise<string | null> {
  const moments = everyMoment(history);
  const byVersion = new Map<number, ReturnType<typeof beside>>();
  for (let point = 1; point <= LONG_POINTS; point += 1) {
    const atVersion = random.below(history.events.length + 1);
    const knowledge: Knowledge = { clock: 'recorded', knownBefore: null, atVersion };
    const at = byVersion.get(atVersion) ?? beside(history, knowledge);
    byVersion.set(atVersion, at);
    const v = random.oneOf(moments);
    const difference = differing(history, { knowledge, v }, [
      withMarks(answerDocument(heldFrom(at.known, v)), lastTurn(at.turns, v), at.version),
      documentOf(await ask(knowledge, v)),
    ]);
    if (difference !== null) return difference;
  }
  return null;
}

const heldFrom = ({ slots, falseReports }: KnownFacts, v: number) => ({
  slots: new Map([...slots].map(([slot, revisions]) => [slot, holdersAt(revisions, v)] as const)),
  falseReports,
});
