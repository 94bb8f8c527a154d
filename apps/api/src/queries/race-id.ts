import { isSlug } from '#libs/domain';
import { ProblemError } from '../problems/problem-error.js';

const SHOWN_CHARACTERS_MAX = 120;

/** What is no slug is no race, and is never looked up. */
export function assertRaceId(race: string): void {
  if (isSlug(race)) return;
  const detail = `There is no race "${race.slice(0, SHOWN_CHARACTERS_MAX)}" in this record.`;
  throw new ProblemError({ problem: 'race-unknown', detail });
}
