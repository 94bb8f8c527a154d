import type { Revision } from '../fact/revision.js';
import type { Instant } from '../time/instant.js';
import { heldAt, type Situation, standingIn } from './situation.js';

const ENTRIES = ['entry', 'ballot', 'exploring'] as const;

/** The exit that surely holds at the instant, unless the person surely came back [A3]; null where they run on. */
export function exitBy(person: string, instant: Instant, at: Situation): Revision | null {
  const exit = heldAt(`exit/${person}`, instant, at);
  if (exit === null) return null;
  const cameBack = standingIn(`entry/${person}`, at).some(
    ({ follows, earliest, latest }) =>
      latest <= instant && (follows === exit.fact || earliest >= exit.latest),
  );
  return cameBack ? null : exit;
}

/** Whether any candidacy of the person may have begun before the instant. */
export const mayHaveEnteredBy = (person: string, instant: Instant, at: Situation): boolean =>
  ENTRIES.some((path) =>
    standingIn(`${path}/${person}`, at).some(({ earliest }) => earliest < instant),
  );

/** The declaration that surely holds at the instant and has not ended. */
export function openEntryBy(person: string, instant: Instant, at: Situation): Revision | null {
  const entry = heldAt(`entry/${person}`, instant, at);
  return entry === null || exitBy(person, instant, at) !== null ? null : entry;
}
