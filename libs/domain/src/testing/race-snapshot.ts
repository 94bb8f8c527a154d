import { EVERYTHING } from '../fact/current-facts.js';
import type { RaceState } from '../race/race-state.js';

/** All that can be seen of a race, as plain values. */
export function snapshotOf(race: RaceState): unknown {
  const { facts, actors, candidates, created, identity, recordedAt } = race;
  const known = facts.known(EVERYTHING);
  const slots = [...known.slots.keys()].sort();
  return {
    version: facts.version,
    known: slots.map((slot) => [slot, known.slots.get(slot)]),
    falseReports: known.falseReports,
    // What is kept up while events are added, beside what is computed from all of them.
    current: slots.map((slot) => [slot, facts.latest(slot)]),
    paths: ['entry/', 'endorsement/', 'count/all/', 'cash/anna-valencia/'].map((path) => [
      path,
      facts.slotsUnder(path).toSorted(),
    ]),
    actors: [...actors.all].sort(),
    candidates: [...candidates.counts].sort(),
    created: created?.id,
    identity,
    recordedAt,
  };
}
