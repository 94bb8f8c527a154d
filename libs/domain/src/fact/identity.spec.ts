import { at, dateOf } from '../testing/dates.js';
import { EventBuilder, knownAt } from '../testing/event-builder.js';
import { knownFacts } from './fact-ledger.js';
import { raceIdentity } from './identity.js';

const RACE = {
  id: 'il-sos-2022',
  name: 'Secretary of State of Ilinois',
  stage: 'general',
  office: { name: 'Secretary of State' },
  timeZone: 'America/Chicago',
  begins: dateOf('2021-01-01'),
} as const;

function aRace() {
  const race = new EventBuilder();
  race.record('RaceCreated', { data: RACE, recordedAt: '2022-01-05' });
  return race;
}

describe('the identity of a race [Q2]', () => {
  it('is there from its creation on at every K, and nothing else is known then', () => {
    const race = aRace();
    expect(raceIdentity(race.events, knownAt('2001-01-01'))).toMatchObject({
      id: 'il-sos-2022',
      seats: 1,
      begins: { date: '2021-01-01', instant: at('2021-01-01') },
    });
    const known = knownFacts(race.events, knownAt('2001-01-01'));
    expect([[...known.slots.keys()], known.version]).toEqual([['identity'], 0]);
    expect(knownFacts(race.events, knownAt('2022-01-06')).version).toBe(1);
  });

  it('is corrected when the correction is known; its zone and beginning never are', () => {
    const race = aRace();
    race.correct('e1', {
      recordedAt: '2022-02-01',
      replacement: {
        data: { ...RACE, name: 'Secretary of State of Illinois', timeZone: 'Europe/Paris' },
      },
    });
    const nameAt = (day: string) => raceIdentity(race.events, knownAt(day)).name;
    expect([nameAt('2022-02-01'), nameAt('2022-02-02')]).toEqual([
      RACE.name,
      'Secretary of State of Illinois',
    ]);
    expect(raceIdentity(race.events).timeZone).toBe('America/Chicago');
  });

  it('cannot be retracted: a race that is there stays there', () => {
    const race = aRace();
    race.retract('e1');
    expect(raceIdentity(race.events).name).toBe(RACE.name);
  });

  it('is of a race: a history without its creation has none', () => {
    expect(() => raceIdentity([])).toThrow('RaceCreated');
  });
});
