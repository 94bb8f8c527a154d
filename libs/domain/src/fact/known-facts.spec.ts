import type { Clock, Knowledge } from './revision.js';
import { at } from '../testing/dates.js';
import { Endorsements } from '../testing/endorsements.js';
import { by, knownAt, knownAtVersion } from '../testing/event-builder.js';
import { knownFacts } from './fact-ledger.js';

function aHistory() {
  const race = new Endorsements();
  race.announce({
    occurred: '2021-12-08',
    sources: [by('tribune', '2021-12-09')],
    recordedAt: '2022-01-05T12:00:00Z',
  });
  return race;
}

const isKnown = (before: number, clock: Clock): boolean =>
  aHistory().slot(knownAt(before, clock)).length > 0;

describe('what is known at K [Q2]', () => {
  it('is what was recorded before the end of K', () => {
    const recorded = at('2022-01-05T12:00:00Z');
    expect(isKnown(recorded, 'recorded')).toBe(false);
    expect(isKnown(recorded + 1, 'recorded')).toBe(true);
  });

  it('is what was published by the end of K, on the published clock', () => {
    const published = at('2021-12-10');
    expect(isKnown(published - 1, 'published')).toBe(false);
    expect(isKnown(published, 'published')).toBe(true);
  });

  it('is what was accepted up to a version, and on the published clock published by then too', () => {
    const race = aHistory();
    race.announce({ occurred: '2021-12-10', sources: [by('tribune', '2021-12-11')] });
    expect(race.slot(knownAtVersion(1)).map(({ fact }) => fact)).toEqual(['e1']);
    const both: Knowledge = { ...knownAt('2021-12-12', 'published'), atVersion: 2 };
    expect(race.slot(both)).toHaveLength(2);
    expect(race.slot({ ...both, atVersion: 1 })).toHaveLength(1);
    expect(race.slot({ ...both, knownBefore: at('2021-12-10') })).toHaveLength(1);
  });

  it('says the last version used, and 0 where nothing is known', () => {
    const race = aHistory();
    expect(knownFacts(race.events, knownAt()).version).toBe(1);
    expect(knownFacts(race.events, knownAt('2021-01-01'))).toMatchObject({
      version: 0,
      falseReports: [],
    });
  });
});

describe('a fact [F1, F5]', () => {
  it('has the id of the event that first asserted it, whatever corrects it', () => {
    const race = aHistory();
    race.correct('e1', { replacement: { occurred: '2021-12-07', data: race.only()!.data } });
    expect(race.only()).toMatchObject({ fact: 'e1', version: 1, revisedBy: 2 });
  });

  it('keeps the judgement of the recorder, which is no matter of time', () => {
    const race = new Endorsements();
    race.announce({ assertion: 'inferred', occurred: '2021-12-08' });
    expect(race.only()).toMatchObject({ assertion: 'inferred', latest: at('2021-12-09') });
  });
});
