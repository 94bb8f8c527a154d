import type { Clock, ReadModelReader } from '#libs/ports';
import type { Problem } from '../problems.js';
import type { KeptAnswers } from './kept-answers.js';

/** What every query needs. */
export interface QueryDeps {
  readonly readModel: ReadModelReader;
  readonly clock: Clock;
  /** What this process keeps of its answers. */
  readonly kept: KeptAnswers;
  /** Where this service is reached from outside, without a final slash; empty: addresses stay relative. */
  readonly publicUrl?: string;
  /** The most that clocks may differ by before an answer is closed [Q3]; 60 s where not given. */
  readonly clockSkewMs?: number;
}

export const CLOCK_SKEW_MS = 60_000;

export const LIST_LIMIT_DEFAULT = 100;
export const LIST_LIMIT_MAX = 1_000;

export const raceUnknown = (race: string): Problem => ({
  problem: 'race-unknown',
  detail: `There is no race "${race}" in this record.`,
});

/** Reads `limit` [named limits]: 1 to 1,000. */
export function readLimit(text: string | undefined, usual = LIST_LIMIT_DEFAULT): number | Problem {
  if (text === undefined) return usual;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= LIST_LIMIT_MAX) return limit;
  const detail = `Give a whole number from 1 to ${LIST_LIMIT_MAX}, not "${text}".`;
  return {
    problem: 'parameter-invalid',
    detail: `limit: ${detail}`,
    errors: [{ pointer: '?limit', code: 'integer-expected', detail }],
  };
}
