import { ProblemError } from '../problems/problem-error.js';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const RACE_ID_CHARACTERS_MAX = 120;

export const isRaceId = (race: string): boolean =>
  race.length <= RACE_ID_CHARACTERS_MAX && SLUG.test(race);

/** What is no slug is no race, and is never looked up. */
export function assertRaceId(race: string): void {
  if (isRaceId(race)) return;
  const detail = `There is no race "${race.slice(0, RACE_ID_CHARACTERS_MAX)}" in this record.`;
  throw new ProblemError({ problem: 'race-unknown', detail });
}
