import { describe, expect, it } from '@jest/globals';
import { addSource, createRace, DURBIN, endorse, VALENCIA } from '../testing/race-commands.js';
import { eventOf, given } from '../testing/race-scenario.js';

const race = createRace();
const announced = endorse(DURBIN, VALENCIA);

describe('A source [F3]', () => {
  it('may say more, and more exactly', () => {
    const wide = endorse(DURBIN, VALENCIA, { occurred: '2021-12' });
    const more = { adds: { medium: 'a letter' }, occurred: '2021-12-08', assertion: 'confirmed' };
    const added = given(race, wide)
      .when(addSource(eventOf(2), more))
      .thenRecords('SourceAdded');
    expect(added.data).toMatchObject({
      ...more,
      event: eventOf(2),
      occurred: { edtf: '2021-12-08' },
    });
  });

  it('says so also in the fields that every document has', () => {
    const wide = endorse(DURBIN, VALENCIA, { occurred: '2021-12' });
    const added = given(race, wide)
      .when(addSource(eventOf(2), {}, { occurred: '2021-12-08', assertion: 'confirmed' }))
      .thenRecords('SourceAdded');
    expect(added.data).toMatchObject({
      assertion: 'confirmed',
      occurred: { edtf: '2021-12-08' },
    });
    expect(added.occurred).toMatchObject({ edtf: null });
  });

  it('that is less exact or less sure than the fact adds itself alone', () => {
    const exact = endorse(DURBIN, VALENCIA, { occurred: '2021-12-08', assertion: 'confirmed' });
    const added = given(race, exact)
      .when(addSource(eventOf(2), {}, { occurred: '2021-12', assertion: 'reported' }))
      .thenRecords('SourceAdded');
    expect(added.data).toEqual({ event: eventOf(2) });
  });

  it('of another date is an account of its own', () => {
    given(race, announced)
      .when(addSource(eventOf(2), {}, { occurred: '2019-12' }))
      .thenRefused('occurred-outside', '/occurred');
  });

  it('that is there already and says no more is no event', () => {
    given(race, announced)
      .when(addSource(eventOf(2), {}, { by: 'Gazette' }))
      .thenUnchanged();
  });

  it('adds nothing that the fact could not say itself', () => {
    given(race, announced)
      .when(addSource(eventOf(2), { adds: { joint: [VALENCIA] } }))
      .thenRefused('self-endorsement', '/data/adds/joint/0');
    given(race, announced)
      .when(addSource(eventOf(2), { adds: { mood: 'glad' } }))
      .thenMalformed('/data/adds/mood');
  });

  it('of the race adds what its creation left open', () => {
    given(race)
      .when(addSource(eventOf(1), { adds: { seats: 1 } }))
      .thenRecords('SourceAdded');
  });
});
