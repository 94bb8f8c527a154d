import { describe, it } from '@jest/globals';
import {
  AP,
  BOARD,
  call,
  command,
  type Command,
  count,
  createRace,
  declare,
  DURBIN,
  GIANNOULIAS,
  NURSES,
  VALENCIA,
} from '../testing/race-commands.js';
import { eventOf, given } from '../testing/race-scenario.js';

const race = createRace();
const running = [declare(VALENCIA, '2021-06-07'), declare(GIANNOULIAS, '2021-03')];
const forum = command('ScheduleDebate', {
  debate: 'forum',
  start: '2022-05-19',
  invited: [VALENCIA, GIANNOULIAS],
});
const moved = (start: string, occurred: string) =>
  command('RescheduleDebate', { debate: 'forum', start }, { occurred });
const said = command('MakeStatement', { speaker: DURBIN, summary: 'Backs her.' });
const rated = command('ChangeRating', { rater: AP, to: 'safe' });

/** What is ordinary in what is said of a race and of its candidates. */
const PLAIN: readonly (readonly [string, readonly Command[], Command])[] = [
  [
    'a rating that changes from the one before',
    [rated],
    command('ChangeRating', { rater: AP, to: 'likely', from: 'safe' }, { occurred: '2022-01-04' }),
  ],
  [
    'a first rating that says what it was before',
    [],
    command('ChangeRating', { rater: NURSES, to: 'likely', from: 'safe' }),
  ],
  ['a debate that moves', [...running, forum], moved('2022-05-26', '2022-05-01')],
  [
    'a debate that moves again',
    [...running, forum, moved('2022-05-26', '2022-05-01')],
    moved('2022-06-02', '2022-05-02'),
  ],
  [
    'a debate with those who were invited',
    [...running, forum],
    command('HoldDebate', { debate: 'forum', attended: [VALENCIA] }, { occurred: '2022-05-19' }),
  ],
  [
    'a debate of which nobody says who was invited',
    [],
    command('HoldDebate', { debate: 'forum', attended: [VALENCIA] }, { occurred: '2022-05-19' }),
  ],
  [
    'a debate that is canceled',
    [...running, forum],
    command('CancelDebate', { debate: 'forum' }, { occurred: '2022-05-18' }),
  ],
  [
    'a candidate who stays away',
    [...running, forum],
    command('DeclineDebateParticipation', { debate: 'forum', candidate: GIANNOULIAS }),
  ],
  [
    'a statement that is taken back',
    [said],
    command('RetractStatement', {}, { occurred: '2022-01-06', follows: eventOf(2) }),
  ],
  [
    'a statement that is clarified twice',
    [
      said,
      command(
        'ClarifyStatement',
        { summary: 'Speaks for himself.' },
        { occurred: '2022-01-05', follows: eventOf(2) },
      ),
    ],
    command(
      'ClarifyStatement',
      { summary: 'And for nobody else.' },
      { occurred: '2022-01-06', follows: eventOf(2) },
    ),
  ],
];

const counted = count({ 'anna-valencia': 20, 'alexi-giannoulias': 30 });
const night = [...running, counted, call([GIANNOULIAS])];
const recount = (type: string, occurred: string, data: object = {}): Command =>
  command(type, { authority: BOARD, ...data }, { occurred });

/** What is ordinary from the close of the polls on. */
const AFTERWARDS: readonly (readonly [string, readonly Command[], Command])[] = [
  [
    'a call after the polls closed',
    [...running, counted, command('ClosePolls', {}, { occurred: '2022-06-28T19:00:00-05:00' })],
    call([GIANNOULIAS], { occurred: '2022-06-28T22:31:00-05:00' }),
  ],
  [
    'the close of a part of the race',
    night,
    command('ClosePolls', { unit: 'ward-17' }, { occurred: '2022-06-28T20:00:00-05:00' }),
  ],
  [
    'a counter that ends its work',
    night,
    command('ChangeTabulationStatus', { by: AP, status: 'ended' }, { occurred: '2022-06-29' }),
  ],
  [
    'a desk that holds a call back',
    night,
    command(
      'OverrideRaceCall',
      { desk: NURSES, caller: AP, accepts: false },
      { occurred: '2022-06-29' },
    ),
  ],
  ['a recount that nobody asked for', night, recount('OrderRecount', '2022-06-29')],
  [
    'the end of a recount',
    [...night, recount('RequestRecount', '2022-06-29'), recount('OrderRecount', '2022-06-29')],
    recount('CompleteRecount', '2022-06-30', {
      counts: [{ candidate: VALENCIA, count: 19 }],
    }),
  ],
  [
    'a challenge that is decided',
    [...night, command('ChallengeRace', { case: '1' }, { occurred: '2022-06-29' })],
    command('DecideChallenge', { case: '1', outcome: 'dismissed' }, { occurred: '2022-06-30' }),
  ],
];

describe('The record of a race accepts without a word, of what follows the election', () => {
  it.each(AFTERWARDS)('%s', (_, before, when) => {
    given(race, ...before)
      .when(when)
      .thenWarnedOfNothing();
  });

  it('but no recount that nobody ordered', () => {
    const outcome = given(race, ...night).when(recount('CompleteRecount', '2022-06-30'));
    outcome.thenRefused('nothing-to-follow', '/follows');
  });
});

describe('The record of a race accepts without a word, of what is said', () => {
  it.each(PLAIN)('%s', (_, before, when) => {
    given(race, ...before)
      .when(when)
      .thenWarnedOfNothing();
  });
});
