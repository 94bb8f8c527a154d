import { describe, expect, it } from '@jest/globals';
import {
  addSource,
  command,
  correct,
  createRace,
  DURBIN,
  endorse,
  retract,
  VALENCIA,
} from '../testing/race-commands.js';
import { eventOf, given } from '../testing/race-scenario.js';
import { at } from '../testing/dates.js';

const race = createRace();
const announced = endorse(DURBIN, VALENCIA, { published: '2021-12-09' });
const falseReport = (by: string, published: string) =>
  command(
    'RetractEvent',
    { event: eventOf(2), kind: 'source', reason: 'false-report' },
    { occurred: undefined, by, published },
  );
const late = falseReport('Tribune', '2022-03-01');
const early = falseReport('Herald', '2022-02-01');

describe('Another account of a retraction [F3]', () => {
  it('is recorded where another source gives it, and retracts from when the earliest was published', () => {
    const { race: state } = given(race, announced, late, early);
    const known = (knownBefore: string) =>
      state.facts.known({ clock: 'published', knownBefore: at(knownBefore), atVersion: null })
        .falseReports;
    expect(known('2022-02-01')).toEqual([]);
    expect(known('2022-02-03')).toMatchObject([{ retractedBy: eventOf(4) }]);
    expect(known('2022-04-01')).toMatchObject([{ retractedBy: eventOf(4) }]);
  });

  it('is recorded where it gives another kind or reason', () => {
    given(race, announced, retract(eventOf(2)))
      .when(late)
      .thenRecords('EventRetracted');
    given(race, announced, retract(eventOf(2)))
      .when(retract(eventOf(2), { reason: 'duplicate' }))
      .thenRecords('EventRetracted');
  });

  it('is nothing new by the same source', () => {
    given(race, announced, late).when(late).thenUnchanged();
    given(race, announced, late, early).when(late).thenUnchanged();
  });

  it('leaves the fact retracted until each of them is', () => {
    const both = [race, announced, late, early];
    const isRetracted = (...more: ReturnType<typeof retract>[]) =>
      given(...both, ...more).race.facts.fact(eventOf(2))?.retraction !== null;
    expect(isRetracted(retract(eventOf(3)))).toBe(true);
    expect(isRetracted(retract(eventOf(3)), retract(eventOf(4)))).toBe(false);
  });
});

describe('A retraction', () => {
  it.each([
    ['takes no added source', addSource(eventOf(3))],
    ['is not corrected', correct(eventOf(3), { occurred: '2021-12-08', data: announced['data'] })],
  ])('%s', (_, acting) => {
    const outcome = given(race, announced, late).when(acting);
    outcome.thenRefused('event-acts-on-another', '/data/event');
    const { decision } = outcome;
    const [refusal] = 'refused' in decision ? decision.refused : [];
    expect(refusal?.detail).toContain(`is a retraction of ${eventOf(2)}`);
  });
});
