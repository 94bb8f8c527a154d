import { describe, it } from '@jest/globals';
import {
  AP,
  command,
  type Command,
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

describe('The record of a race accepts without a word, of what is said', () => {
  it.each(PLAIN)('%s', (_, before, when) => {
    given(race, ...before)
      .when(when)
      .thenWarnedOfNothing();
  });
});
