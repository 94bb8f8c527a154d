import type { Instant, Knowledge } from '#libs/domain';
import { type Answer, answerDocument, oracleDocument } from './documents.js';
import type { History } from './histories.js';
import { oracleKnown } from './known.js';
import { everyKnowledge, everyMoment } from './questions.js';

/** What is compared with the oracle: anything that answers who holds, of one history. */
export type Subject = (knowledge: Knowledge, v: Instant) => Answer | Promise<Answer>;

export interface Difference {
  readonly history: string;
  readonly knowledge: Knowledge;
  readonly v: Instant;
  readonly expected: string;
  readonly answered: string;
}

export interface Check {
  readonly points: number;
  /** The first one, where there is any. */
  readonly difference: Difference | null;
}

/** The answers that the oracle gives about one history. */
export class Oracle {
  readonly history: History;
  /** By what is known: many a K shows the same. */
  readonly #answers = new Map<string, Map<Instant, string>>();

  constructor(history: History) {
    this.history = history;
  }

  /** The answers for one K, by V. */
  at(knowledge: Knowledge): (v: Instant) => string {
    const known = oracleKnown(this.history.events, knowledge);
    const key = JSON.stringify(known);
    const answers = this.#answers.get(key) ?? new Map<Instant, string>();
    this.#answers.set(key, answers);
    return (v) => {
      const answer = answers.get(v) ?? oracleDocument(known, v);
      answers.set(v, answer);
      return answer;
    };
  }
}

export interface Point {
  readonly knowledge: Knowledge;
  readonly v: Instant;
}

/** Compares at every K and every V of the history, until one differs. */
export async function checkEverywhere(oracle: Oracle, subject: Subject): Promise<Check> {
  const moments = everyMoment(oracle.history);
  let points = 0;
  for (const knowledge of everyKnowledge(oracle.history)) {
    const expectedAt = oracle.at(knowledge);
    for (const v of moments) {
      points += 1;
      const answered = answerDocument(await subject(knowledge, v));
      const expected = expectedAt(v);
      if (answered !== expected)
        return { points, difference: differing(oracle, { knowledge, v }, { expected, answered }) };
    }
  }
  return { points, difference: null };
}

/** Compares at the points given, all asked at once. */
export async function checkAt(
  oracle: Oracle,
  subject: Subject,
  points: readonly Point[],
): Promise<Check> {
  const answers = await Promise.all(points.map(async ({ knowledge, v }) => subject(knowledge, v)));
  for (const [index, point] of points.entries()) {
    const answered = answerDocument(answers[index]!);
    const expected = oracle.at(point.knowledge)(point.v);
    if (answered !== expected)
      return { points: index + 1, difference: differing(oracle, point, { expected, answered }) };
  }
  return { points: points.length, difference: null };
}

const differing = (
  { history }: Oracle,
  point: Point,
  texts: { readonly expected: string; readonly answered: string },
): Difference => ({ history: history.race, ...point, ...texts });
