import { at } from '../testing/dates.js';
import { Endorsements, THE_SLOT } from '../testing/endorsements.js';
import { by, knownAt } from '../testing/event-builder.js';
import { holdersAt } from './holders.js';

const holderAt = (race: Endorsements, v: string): string | undefined =>
  holdersAt(race.slot(), at(v)).certain?.revision.fact;

describe('what a fact follows [F4]', () => {
  it('comes before it, whatever the dates say', () => {
    const race = new Endorsements();
    race.announce({ occurred: '2021-12-08', assertion: 'confirmed' });
    race.announce({ occurred: '2021-12', assertion: 'inferred', follows: 'e1' });
    expect(race.slot().at(-1)).toMatchObject({
      fact: 'e2',
      earliest: at('2021-12-08'),
      from: at('2021-12-08'),
      latest: at('2022-01-01'),
      assertion: 'confirmed',
    });
  });

  it('lends its times to an undated fact', () => {
    const race = new Endorsements();
    race.announce({ occurred: '2021-12-08', sources: [by('tribune', '2021-12-09')] });
    race.announce({ sources: [by('tribune', '2021-12-05')], follows: 'e1' });
    expect(race.slot().at(-1)).toMatchObject({ fact: 'e2', earliest: at('2021-12-08') });
    expect(holderAt(race, '2021-12-09')).toBe('e2');
  });

  it('gives no such floor once retracted, and the link runs on through it', () => {
    const race = new Endorsements();
    race.announce({ occurred: '2021-12-01' });
    race.announce({ occurred: '2021-12-20', follows: 'e1' });
    race.announce({ occurred: '2021-11', follows: 'e2' });
    expect(race.slot().map(({ fact, from }) => [fact, from])).toEqual([
      ['e1', at('2021-12-01')],
      ['e2', at('2021-12-20')],
      ['e3', at('2021-12-20')],
    ]);
    race.retract('e2');
    expect(race.slot().map(({ fact, from }) => [fact, from])).toEqual([
      ['e1', at('2021-12-01')],
      ['e3', at('2021-12-01')],
    ]);
    expect(race.slot().at(-1)?.followsInSlot).toBe('e1');
    expect(holderAt(race, '2021-12-03')).toBe('e3');
  });

  it('gives none before it is known', () => {
    const race = new Endorsements();
    race.announce({ occurred: '2021-12-08', sources: [by('tribune', '2021-12-20')] });
    race.announce({ occurred: '2021-12', sources: [by('herald', '2021-12-10')], follows: 'e1' });
    const early = race.slot(knownAt('2021-12-15', 'published'));
    expect(early).toMatchObject([{ fact: 'e2', earliest: at('2021-12-01') }]);
    const late = race.slot(knownAt('2021-12-21', 'published'));
    expect(late.at(-1)).toMatchObject({ fact: 'e2', earliest: at('2021-12-08') });
  });

  it('is looked up in another slot too', () => {
    const race = new Endorsements();
    race.announce({
      occurred: '2021-12-20',
      data: { endorser: { id: 'x', name: 'X', kind: 'person' } },
    });
    race.announce({ occurred: '2021-12', follows: 'e1' });
    expect(race.only()).toMatchObject({ slot: THE_SLOT, from: at('2021-12-20') });
  });

  it('settles a chain of any length', () => {
    const race = new Endorsements();
    race.announce({ occurred: '2021-12-20' });
    for (let n = 1; n < 10_000; n += 1) race.announce({ occurred: '2021', follows: `e${n}` });
    expect(race.slot().at(-1)).toMatchObject({ fact: 'e10000', from: at('2021-12-20') });
  });
});
