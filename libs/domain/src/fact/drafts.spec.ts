import { at, beginning, occurredOn } from '../testing/dates.js';
import { Endorsements } from '../testing/endorsements.js';
import { by } from '../testing/event-builder.js';
import { draftsOf } from './drafts.js';
import { factEntry } from './fact-entry.js';
import { knownOf } from './known-entry.js';
import { EVERYTHING } from './current-facts.js';
import { shapeOf } from './shape.js';

describe('what has been said has happened [T5]', () => {
  it('is certain once its range is over, where it was said later', () => {
    const race = new Endorsements();
    race.announce({ occurred: '2021-12-08', sources: [by('tribune', '2021-12-20')] });
    expect(race.only()).toMatchObject({ earliest: at('2021-12-08'), latest: at('2021-12-09') });
  });

  it('is certain from when it was published, where its range goes on', () => {
    const race = new Endorsements();
    race.announce({ occurred: '2021-12', sources: [by('tribune', '2021-12-10')] });
    expect(race.only()?.latest).toBe(at('2021-12-11'));
  });

  it('is certain from when it was recorded, where no source is dated', () => {
    const race = new Endorsements();
    race.announce({ occurred: '2022', recordedAt: '2022-02-03T10:00:00Z' });
    expect(race.only()?.latest).toBe(at('2022-02-03T10:00:00Z'));
  });

  it('counts as recorded where it was published before it can have happened', () => {
    const race = new Endorsements();
    race.announce({
      occurred: '2022-02',
      sources: [by('tribune', '2022-01-30')],
      recordedAt: '2022-02-03T10:00:00Z',
    });
    expect(race.only()?.latest).toBe(at('2022-02-03T10:00:00Z') + 1);
  });

  it('lasts at least a millisecond', () => {
    const race = new Endorsements();
    race.announce({ occurred: '2022-02-04', recordedAt: '2022-02-03T23:58:00Z' });
    expect(race.only()?.latest).toBe(at('2022-02-04') + 1);
  });

  it('makes an undated fact certain from when it was said', () => {
    const race = new Endorsements();
    race.announce({ sources: [by('tribune', '2021-12-10')] });
    expect(race.only()).toMatchObject({ earliest: -Infinity, latest: at('2021-12-11') });
  });

  it('spares what may lie ahead, unless it is undated', () => {
    const latestAhead = (occurred: string | undefined): number | undefined => {
      const race = new Endorsements();
      race.announce({ occurred: occurredOn(occurred), sources: [by('tribune', '2021-12-10')] });
      const entry = { ...factEntry(race.events[0]!)!, mayLieAhead: true };
      const shape = shapeOf(entry, knownOf(entry, EVERYTHING)!, EVERYTHING);
      return draftsOf(entry, shape)[0]?.latest;
    };
    expect(latestAhead('2022-06')).toBe(at('2022-07'));
    expect(latestAhead('2022-06/..')).toBe(Infinity);
    expect(latestAhead(undefined)).toBe(at('2021-12-11'));
  });
});

describe('the first key of the order in a slot [S1]', () => {
  const fromOf = (occurred: ReturnType<typeof occurredOn>): number | undefined => {
    const race = new Endorsements();
    race.announce({ occurred, sources: [by('tribune', '2022')] });
    return race.only()?.from;
  };

  it('is the earliest that the string gave', () => {
    expect(fromOf(occurredOn('2021-12'))).toBe(at('2021-12-01'));
  });

  it('is the end where the string gave no earliest, even if a rule supplied one', () => {
    expect(fromOf(beginning(occurredOn('../2021-06'), at('2021-01-01')))).toBe(at('2021-07-01'));
  });

  it('is least of all where undated, even if a rule supplied an earliest', () => {
    expect(fromOf(beginning(occurredOn(undefined), at('2021-01-01')))).toBe(-Infinity);
  });
});
