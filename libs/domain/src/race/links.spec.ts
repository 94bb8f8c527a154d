import { describe, expect, it } from '@jest/globals';
import type { EventType } from '../events/index.js';
import {
  AP,
  call,
  command,
  count,
  createRace,
  declare,
  DOWELL,
  DURBIN,
  endorse,
  reschedule,
  rescind,
  retract,
  schedule,
  VALENCIA,
  WHITE,
  withdraw,
} from '../testing/race-commands.js';
import { eventOf, given } from '../testing/race-scenario.js';

const race = createRace();
const announced = endorse(DURBIN, VALENCIA);
const uncall = command('RetractRaceCall', { caller: AP }, { occurred: '2022-06-30' });
const intent = (is: string, occurred: string) =>
  command('DeclareIncumbentIntent', { person: WHITE, intent: is }, { occurred });
const reverse = (occurred: string) =>
  command('ReverseIncumbentIntent', { person: WHITE }, { occurred });

describe('What an event ends, resumes or moves is filled in [F4]:', () => {
  it.each([
    [
      'a rescission follows the endorsement',
      [announced],
      rescind(DURBIN, VALENCIA, { occurred: '2022-01' }),
      2,
    ],
    [
      'a second rescission follows the second endorsement',
      [
        announced,
        rescind(DURBIN, VALENCIA, { occurred: '2022-01' }),
        endorse(DURBIN, VALENCIA, { occurred: '2022-02' }),
      ],
      rescind(DURBIN, VALENCIA, { occurred: '2022-03' }),
      4,
    ],
    [
      'a withdrawal follows the candidacy',
      [declare(DOWELL, '2021-04-07')],
      withdraw(DOWELL, '2022-01-05'),
      2,
    ],
    [
      'a withdrawal follows the candidacy before it',
      [declare(DOWELL, '2021-04-07'), declare(DOWELL, '2022-03', { by: 'Tribune' })],
      withdraw(DOWELL, '2022-01-05'),
      2,
    ],
    ['an un-call follows the call', [count({ 'anna-valencia': 1 }), call([VALENCIA])], uncall, 3],
    [
      'a second reschedule follows the first',
      [schedule('2022-03-15'), reschedule('2022-03-15', '2022-06-28')],
      reschedule('2022-06-28', '2022-07-05', { occurred: '2021-07-01' }),
      3,
    ],
    [
      'another account of a reschedule follows what the first follows',
      [schedule('2022-03-15'), reschedule('2022-03-15', '2022-06-28')],
      reschedule('2022-03-15', '2022-06-21', { by: 'Tribune' }),
      2,
    ],
    [
      'a reversal follows the last word',
      [intent('not-running', '2010'), intent('not-running', '2015-08-20')],
      reverse('2017-08-17'),
      3,
    ],
  ])('%s', (_, before, when, followed) => {
    const [event] = given(race, ...before).when(when).events;
    expect(event?.follows).toBe(eventOf(followed));
  });

  it.each<[string, EventType, ReturnType<typeof command>]>([
    ['a withdrawal may introduce someone', 'CandidacyWithdrawn', withdraw(DOWELL, '2022-01-05')],
    [
      'a reschedule may be the first that is heard of the date',
      'ElectionRescheduled',
      reschedule('2022-03-15', '2022-06-28'),
    ],
    [
      'a post may end of which nobody recorded the beginning',
      'PostEnded',
      command('EndPost', { person: DURBIN, post: { office: 'us-senate' } }),
    ],
  ])('%s', (_, type, when) => {
    expect(given(race).when(when).thenRecords(type).follows).toBeUndefined();
  });
});

describe('What the client names', () => {
  it('is followed', () => {
    const history = given(race, announced, endorse(DURBIN, VALENCIA, { occurred: '2022-02' }));
    const named = rescind(DURBIN, VALENCIA, {
      occurred: '2022-03',
      follows: { key: 'c2', index: 0 },
    });
    expect(history.when(named).thenRecords('EndorsementRescinded').follows).toBe(eventOf(2));
  });

  it('is followed where it became a source of a fact', () => {
    const again = endorse(DURBIN, VALENCIA, { by: 'Tribune' });
    const named = rescind(DURBIN, VALENCIA, { occurred: '2022-03', follows: eventOf(3) });
    expect(given(race, announced, again).when(named).events[0]?.follows).toBe(eventOf(2));
  });

  it('may be a fact that its type need not follow', () => {
    const left = withdraw(DOWELL, '2022-01-05');
    const back = declare(DOWELL, '2022-01-05/2022-02', { follows: eventOf(2) });
    expect(given(race, left).when(back).thenRecords('CandidacyDeclared').follows).toBe(eventOf(2));
  });
});

describe('An end of a fact', () => {
  it('that is told again by another source is that end, with a source more', () => {
    const end = rescind(DURBIN, VALENCIA, { occurred: '2022-01' });
    given(race, announced, end)
      .when(rescind(DURBIN, VALENCIA, { occurred: '2022-01-20', by: 'Tribune' }))
      .thenRecords('SourceAdded');
  });

  it('that was retracted leaves the fact to be ended again', () => {
    const end = rescind(DURBIN, VALENCIA, { occurred: '2022-01' });
    given(race, announced, end, retract(eventOf(3)))
      .when(rescind(DURBIN, VALENCIA, { occurred: '2022-03' }))
      .thenRecords('EndorsementRescinded');
  });

  it('of somebody nothing else is recorded of is not told twice by one publisher', () => {
    given(race, withdraw(DOWELL, '2022-01-05'))
      .when(withdraw(DOWELL, '2022-02'))
      .thenRefused('already-followed', '/follows');
  });
});
