import { type Knowledge, type KnownFacts, knownFacts, lastTurn, turnsOf } from '#libs/domain';
import type { TreeLimits } from '#libs/adapters';
import { Oracle } from '../oracle/check.js';
import { answerDocument } from '../oracle/documents.js';
import type { History } from '../oracle/histories.js';
import { everyKnowledge, everyMoment } from '../oracle/questions.js';
import type { IndexAnswer, IndexSubject } from './indexed-history.js';
import { type Exercised } from './invariants.js';

/** Slabs of a few records, so that a short history has many. */
export const TINY: readonly TreeLimits[] = [
  { recordsMin: 4, growth: 1, growthInOrder: 1, birthsMin: 2, crowd: 1, linesMax: 2 },
  { recordsMin: 6, growth: 1, growthInOrder: 2, birthsMin: 4, crowd: 2, linesMax: 4 },
  { recordsMin: 8, growth: 2, growthInOrder: 1, birthsMin: 3, crowd: 1, linesMax: 3 },
];

export interface Compared {
  readonly points: number;
  /** The first one, where there is any. */
  readonly difference: string | null;
}

/** What came of one history. */
export interface Check extends Compared {
  readonly exercised: Exercised;
}

/** A history by its number among those of a seed. */
export interface Numbered {
  readonly seed: number;
  readonly number: number;
}

/** What is expected at a K, by V. */
export type Expectation = (knowledge: Knowledge) => (v: number) => string;

/** Who holds, by the oracle; when the answer turned and the version, by the rules. */
export function expectations(history: History): Expectation {
  const oracle = new Oracle(history);
  return (knowledge) => {
    const holders = oracle.at(knowledge);
    const { turns, version } = byRules(history, knowledge);
    return (v) => withMarks(holders(v), lastTurn(turns, v), version);
  };
}

/** What the rules of the domain say of a whole history. */
export interface ByRules {
  readonly known: KnownFacts;
  readonly turns: readonly number[];
  readonly version: number;
}

export function byRules({ events }: History, knowledge: Knowledge): ByRules {
  const known = knownFacts(events, knowledge);
  return { known, turns: turnsOf(known), version: known.version };
}

export const withMarks = (document: string, turnedAt: number | null, version: number): string =>
  `${document}\nturned at ${turnedAt}, version ${version}`;

export const documentOf = (answer: IndexAnswer): string =>
  withMarks(answerDocument(answer), answer.turnedAt, answer.version);

export interface Asking {
  readonly clock: Knowledge['clock'];
  readonly ask: IndexSubject;
  readonly expected: Expectation;
}

/** At every version, and every moment of both clocks that the history can tell apart. */
export async function checkEverywhere(
  history: History,
  { clock, ask, expected }: Asking,
): Promise<Compared> {
  const moments = everyMoment(history);
  let points = 0;
  for (const knowledge of everyKnowledge(history)) {
    if (knowledge.clock !== clock) continue;
    const expectedAt = expected(knowledge);
    for (const v of asked(knowledge, moments)) {
      points += 1;
      const texts = [expectedAt(v), documentOf(await ask(knowledge, v))] as const;
      const difference = differing(history, { knowledge, v }, texts);
      if (difference !== null) return { points, difference };
    }
  }
  return { points, difference: null };
}

/** Every V at every version; a time of recording only chooses among these. */
const asked = ({ clock, atVersion }: Knowledge, moments: readonly number[]): readonly number[] =>
  clock === 'recorded' && atVersion === null
    ? moments.filter((_, index) => index % 7 === 0)
    : moments;

export interface Point {
  readonly knowledge: Knowledge;
  readonly v: number;
}

export function differing(
  { race }: History,
  { knowledge, v }: Point,
  [expected, answered]: readonly [string, string],
): string | null {
  if (expected === answered) return null;
  const at = `${race} at V ${v}, known ${JSON.stringify(knowledge)}`;
  return [at, 'expected', expected, 'answered', answered].join('\n');
}
