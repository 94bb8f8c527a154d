import { withoutRedacted } from '../event/redaction.js';
import type { Accepted } from '../event/timeline-event.js';
import type { DataOf, TimelineEvent } from '../events/index.js';
import type { RaceIdentity } from '../race/race-identity.js';
import { EVERYTHING } from './current-facts.js';
import { FactLedger } from './fact-ledger.js';
import { targetOf, asMetaEvent } from './meta-events.js';
import type { Knowledge } from './revision.js';

/**
 * What a race is, with the corrections known at K; it is there at every K [Q2]. Its id, its time zone
 * and `begins` never change, since dates were resolved by them.
 *
 * @param history the race's events in version order, its creation among them.
 */
export function raceIdentity(
  history: readonly Accepted<TimelineEvent>[],
  knowledge: Knowledge = EVERYTHING,
): RaceIdentity {
  const { created, data } = creationIn(history);
  const ledger = FactLedger.of(aboutOnly(created, withoutRedacted(history)));
  const known = ledger.known(knowledge).slots.get('identity')?.at(-1)?.data ?? data;
  // A correction is read as the creation was [F3].
  const corrected = known as DataOf<'RaceCreated'>;
  const { edtf, earliest } = data.begins;
  if (edtf === null || earliest === null) throw new Error('A race begins on a day.');
  return {
    ...corrected,
    id: data.id,
    timeZone: data.timeZone,
    seats: corrected.seats ?? 1,
    begins: { date: edtf, instant: earliest },
  };
}

function creationIn(history: readonly Accepted<TimelineEvent>[]) {
  for (const created of history)
    if (created.event.type === 'RaceCreated') return { created, data: created.event.data };
  throw new Error('A race begins with RaceCreated; this history has none.');
}

/** The creation and what acts on it: the rest of the history says nothing of the identity. */
function* aboutOnly(
  created: Accepted<TimelineEvent>,
  history: readonly Accepted<TimelineEvent>[],
): Generator<Accepted<TimelineEvent>> {
  const about = new Set([created.event.id]);
  yield created;
  for (const accepted of history) {
    const meta = asMetaEvent(accepted.event);
    if (meta === undefined || !about.has(targetOf(meta))) continue;
    about.add(meta.id);
    yield accepted;
  }
}
