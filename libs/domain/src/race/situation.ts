import type { EventEnvelope, EventId } from '../event/timeline-event.js';
import { holdersAt, isCertain } from '../fact/holders.js';
import { publishedTime } from '../fact/published-time.js';
import type { Revision } from '../fact/revision.js';
import type { Instant } from '../time/instant.js';
import type { RaceState } from './race-state.js';
import type { RaceIdentity } from './race-identity.js';

/** What rules see: the race as it is known now, and what of it to leave out. */
export interface Situation {
  readonly race: RaceState;
  /** Null in a record that is not that of a race. */
  readonly identity: RaceIdentity | null;
  readonly now: Instant;
  /** The event that a replacement is for: the replacement is judged as if it were not there. */
  readonly except: EventId | null;
}

/** What the race is, for the rules that only facts of a race have. */
export function raceIn({ identity }: Situation): RaceIdentity {
  if (identity === null) throw new Error('No rule of races is asked about any other record.');
  return identity;
}

/** The facts that stand in a slot, in the order of S1. */
export function standingIn(slot: string, { race, except }: Situation): readonly Revision[] {
  const revisions = race.facts.latest(slot);
  if (except === null || revisions.length === 0) return revisions;
  return revisions.filter(({ event }) => event !== except);
}

/** Who surely holds a slot at the instant, as known now [S2]. */
export function heldAt(slot: string, instant: Instant, at: Situation): Revision | null {
  const revisions = standingIn(slot, at);
  // Most slots hold one fact or none, and then there is nothing that supersedes.
  const [only] = revisions;
  if (only === undefined) return null;
  if (revisions.length === 1) return isCertain(only, instant) ? only : null;
  return holdersAt(revisions, instant).certain?.revision ?? null;
}

/** The range of an act as the rules compare it, after T5: -Infinity and Infinity where there is no bound. */
export interface Span {
  readonly earliest: Instant;
  readonly latest: Instant;
}

/**
 * When an event surely began at the earliest, and had happened at the latest [T5].
 * What may lie ahead keeps the end of its range.
 */
export function spanOf(
  { occurred, sources }: EventEnvelope<string, unknown>,
  now: Instant,
  mayLieAhead = false,
): Span {
  const earliest = occurred.earliest ?? -Infinity;
  const written = occurred.latest ?? Infinity;
  if (mayLieAhead) return { earliest, latest: written };
  const published = publishedTime(sources, now);
  const said = published > earliest ? published : now + 1;
  return { earliest, latest: Math.max(earliest + 1, Math.min(written, said)) };
}
