import { readFileSync } from 'node:fs';
import { type Clock, CLOCKS, holdersAt, knownFacts, raceIdentity } from '#libs/domain';
import { EventBuilder } from '../../../domain/src/testing/event-builder.js';
import { raceState } from '../race-state/race-state.js';
import { sampleHistory } from '../testing/sample-history.js';
import { timemapRows } from './race-timemap.js';

const { events } = sampleHistory(
  readFileSync('data/sample/il-sos-2022.ndjson', 'utf8'),
  'il-sos-2022-dem-primary',
);

const latest = (clock: Clock) => ({ clock, knownBefore: null, atVersion: null });
const mapOn = (clock: Clock) => timemapRows(knownFacts(events, latest(clock)), events, clock);

/** The state as of a moment: both clocks. */
function asOf(moment: number, clock: Clock): string {
  const before = moment + 1;
  const known = knownFacts(events, { clock, knownBefore: before, atVersion: null });
  const slots = new Map([...known.slots].map(([slot, all]) => [slot, holdersAt(all, before)]));
  const { falseReports } = known;
  const state = raceState({
    identity: raceIdentity(events),
    slots,
    falseReports,
    validBefore: before,
  });
  return JSON.stringify(state);
}

describe('the times of a race', () => {
  it.each(CLOCKS)('lie in order, each once, on the %s clock', (clock) => {
    const times = mapOn(clock).map(({ at }) => Date.parse(at));
    expect(times.length).toBeGreaterThan(20);
    expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
  });

  it.each(CLOCKS)('leave no change of the state out, on the %s clock', (clock) => {
    const times = mapOn(clock).map(({ at }) => Date.parse(at));
    for (const [index, from] of times.entries()) {
      const upto = times[index + 1] ?? from + 1_000;
      expect(asOf(upto - 1, clock)).toBe(asOf(from, clock));
    }
  });

  it('say of each whether the world or our knowledge of it changed', () => {
    const rows = mapOn('recorded');
    const learned = rows.filter(({ known }) => known).map(({ at }) => Date.parse(at));
    expect(learned).toEqual([...new Set(events.map(({ recordedAt }) => recordedAt))]);
    expect(rows.every(({ valid, known }) => valid || known)).toBe(true);
  });

  it('are none where nothing was recorded', () => {
    const { events: none } = new EventBuilder();
    expect(timemapRows(knownFacts(none, latest('recorded')), none, 'recorded')).toEqual([]);
  });
});
