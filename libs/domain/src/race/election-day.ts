import type { DataOf } from '../events/index.js';
import type { Revision } from '../fact/revision.js';
import type { Instant } from '../time/instant.js';
import type { ResolvedDate } from '../time/occurred.js';
import { heldAt, type Situation } from './situation.js';

export const ELECTION_SLOT = 'election';

/** The election day that held at the instant, as known now; null where none did. */
export function electionDayAt(instant: Instant, at: Situation): ResolvedDate | null {
  const held = heldAt(ELECTION_SLOT, instant, at);
  return held && dayOfElection(held);
}

/** The day that a fact of the election's slot sets; null where it takes the day away. */
export function dayOfElection({ type, data }: Revision): ResolvedDate | null {
  // The type says which data it has.
  if (type === 'ElectionScheduled') return (data as DataOf<'ElectionScheduled'>).electionDate;
  if (type === 'ElectionRescheduled') return (data as DataOf<'ElectionRescheduled'>).to;
  return null;
}

const ENDED: ReadonlySet<string> = new Set(['ElectionCanceled', 'RaceCanceled']);

/** What surely called the race off by the instant; null where it is on, or nothing says. */
export function canceledBy(instant: Instant, at: Situation): Revision | null {
  const held = heldAt(ELECTION_SLOT, instant, at);
  return held !== null && ENDED.has(held.type) ? held : null;
}
