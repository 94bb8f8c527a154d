import { describe, expect, it } from '@jest/globals';
import {
  call,
  command,
  correct,
  count,
  createRace,
  declare,
  DURBIN,
  endorse,
  GIANNOULIAS,
  rescind,
  VALENCIA,
} from '../testing/race-commands.js';
import { snapshotOf } from '../testing/race-snapshot.js';
import { eventOf, given } from '../testing/race-scenario.js';
import { WARNINGS_MAX } from './decide-command.js';
import { raceDecider } from './race-decider.js';

const race = createRace();
const announced = endorse(DURBIN, VALENCIA);

describe('The first command of a race', () => {
  it('creates it', () => {
    given().when(race).thenRecords('RaceCreated');
  });

  it('may bring the others with it', () => {
    const { events } = given().when({
      commands: [race, declare(VALENCIA, '2021-06-07'), announced],
    });
    expect(events.map(({ type }) => type)).toEqual([
      'RaceCreated',
      'CandidacyDeclared',
      'EndorsementAnnounced',
    ]);
  });

  it('is told from a document that is none', () => {
    given().when('no document').thenMalformed('');
    given().when({ commands: [] }).thenMalformed('/commands');
    given()
      .when({ commands: [announced] })
      .thenRefused('race-unknown', '/type');
  });
});

describe('Several commands as one', () => {
  it('are decided one after the other, on the race as it is then', () => {
    const commands = [count({ 'anna-valencia': 1 }), call([VALENCIA])];
    const { events } = given(race).when({ commands });
    expect(events.map(({ type }) => type)).toEqual(['ResultsUpdated', 'RaceCalled']);
  });

  it('may follow and correct one another before any has been sent', () => {
    const { events } = given(race).when({
      commands: [
        announced,
        correct({ index: 0 }, { occurred: '2021-12-07', data: announced['data'] }),
        rescind('richard-durbin' as never, 'anna-valencia' as never, { occurred: '2022-01' }),
      ],
    });
    expect(events.map(({ follows }) => follows)).toEqual([undefined, undefined, eventOf(2)]);
    expect(events[1]?.data).toMatchObject({ event: eventOf(2) });
  });

  it('have ids by their place, whatever the others become', () => {
    const { events } = given(race, announced).when({
      commands: [announced, endorse(DURBIN, GIANNOULIAS)],
    });
    expect(events.map(({ id }) => id)).toEqual([eventOf(3, 1)]);
  });

  it('are all refused with one, pointing at it', () => {
    given(race)
      .when({ commands: [announced, endorse(VALENCIA, VALENCIA)] })
      .thenRefused('self-endorsement', '/commands/1/data/endorser');
  });

  it('warn with the event that each warning is about', () => {
    const known = given(race, announced);
    const { decision } = known.when({
      commands: [announced, endorse(DURBIN, GIANNOULIAS, { occurred: '2010' })],
    });
    expect(decision).toMatchObject({
      warnings: expect.arrayContaining([
        {
          code: 'before-race-begins',
          pointer: '/commands/1/occurred',
          event: 0,
          detail: expect.any(String),
        },
      ]),
    });
  });

  it('warn of a hundred things and no more, since warnings are recorded', () => {
    const strangers = Array.from(
      { length: 120 },
      (_, index) => [`stranger-${index}`, index] as const,
    );
    const { decision } = given(race).when({
      commands: [count(Object.fromEntries(strangers)), announced],
    });
    expect('warnings' in decision && decision.warnings).toHaveLength(WARNINGS_MAX);
    expect('events' in decision && decision.events).toHaveLength(2);
  });

  it('leave the race as it was', () => {
    const scenario = given(race, declare(VALENCIA, '2021-06-07'));
    const before = snapshotOf(scenario.race);
    const replaced = { occurred: '2021-12-07', data: announced['data'] };
    scenario.when({ commands: [announced, correct({ index: 0 }, replaced), call([VALENCIA])] });
    scenario.when({ commands: [announced, endorse(VALENCIA, VALENCIA)] });
    expect(snapshotOf(scenario.race)).toEqual(before);
  });
});

describe('Where two refusals apply, the first is', () => {
  const ahead = { occurred: '2023-01' };
  it.each([
    [
      'malformed before the race that does not exist, in what may create it',
      given(),
      createRace({ id: 7 }),
      '/data/id',
    ],
    [
      'the race that does not exist before what is malformed',
      given(),
      { ...announced, occurred: 7 },
      '/type',
    ],
    [
      'malformed before a date ahead',
      given(race),
      endorse(DURBIN, 7 as never, ahead),
      '/data/candidate',
    ],
    [
      'a date ahead before nothing to follow',
      given(race),
      rescind(DURBIN, VALENCIA, ahead),
      '/occurred',
    ],
    [
      'a date ahead before an endorsement of oneself',
      given(race),
      endorse(VALENCIA, VALENCIA, ahead),
      '/occurred',
    ],
    [
      'a date ahead before the same again',
      given(race, announced),
      endorse(DURBIN, VALENCIA, ahead),
      '/occurred',
    ],
    [
      'the id of the race before its existence',
      given(race),
      createRace({ id: 'other' }),
      '/data/id',
    ],
    ['seats before strangers', given(race), call([VALENCIA, GIANNOULIAS]), '/data/candidates'],
    [
      'the kind of a retraction before the creation',
      given(race),
      command('RetractEvent', { event: eventOf(1), kind: 'source', reason: 'mistake' }),
      '/data/kind',
    ],
    [
      'the earlier command before the later',
      given(race),
      { commands: [endorse(VALENCIA, VALENCIA), rescind(DURBIN, VALENCIA)] },
      '/commands/0/data/endorser',
    ],
  ])('%s', (_, scenario, when, pointer) => {
    const { decision } = scenario.when(when);
    expect(decision).toMatchObject({ refused: expect.any(Array) });
    expect('refused' in decision && decision.refused[0]?.pointer).toBe(pointer);
  });

  it('and all that apply to one command are told', () => {
    const { decision } = given(race).when(call([VALENCIA, GIANNOULIAS]));
    expect('refused' in decision && decision.refused.map(({ code }) => code)).toEqual([
      'call-over-seats',
      'call-of-stranger',
      'call-of-stranger',
    ]);
  });
});

describe('The decider', () => {
  it('does not know a race before its creation', () => {
    expect(raceDecider.initial('race/il-sos-2022')).toMatchObject({
      identity: null,
      created: null,
    });
  });
});
