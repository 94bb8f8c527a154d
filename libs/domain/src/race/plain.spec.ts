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
  DOWELL,
  DURBIN,
  endorse,
  GIANNOULIAS,
  NURSES,
  reschedule,
  rescind,
  schedule,
  VALENCIA,
  WHITE,
  withdraw,
} from '../testing/race-commands.js';
import { given } from '../testing/race-scenario.js';

const race = createRace();
const running = [declare(VALENCIA, '2021-06-07'), declare(GIANNOULIAS, '2021-03')];
const left = [declare(DOWELL, '2021-04-07'), withdraw(DOWELL, '2022-01-05')];
const counted = count({ 'anna-valencia': 20, 'alexi-giannoulias': 30 });
const uncalled = command('RetractRaceCall', { caller: AP }, { occurred: '2022-06-28T23:00:00Z' });
const at = (hour: number) => ({ occurred: `2022-06-28T${hour}:00:00Z` });
const dollars = (amount: number, more: object = {}) => ({ amountCents: amount * 100, ...more });
const fielded = { pollster: NURSES, sampleSize: 400, marginOfError: '4.9' };
const share = (pct: string) => [{ candidate: VALENCIA, pct }];

/** What is ordinary, and near to what is not. */
const PLAIN: readonly (readonly [string, readonly Command[], Command])[] = [
  ['an endorsement of someone who runs', running, endorse(DURBIN, VALENCIA)],
  [
    'opposition',
    running,
    command('AnnounceEndorsement', { endorser: DURBIN, candidate: VALENCIA, stance: 'oppose' }),
  ],
  [
    'an endorsement of someone who explores',
    [command('ExploreCandidacy', { candidate: DOWELL, party: 'Democratic' })],
    endorse(DURBIN, DOWELL),
  ],
  [
    'an endorsement by a rival who has left',
    [...running, ...left],
    endorse(DOWELL, GIANNOULIAS, { occurred: '2022-01-11' }),
  ],
  ['an endorsement before the endorsee left', left, endorse(DURBIN, DOWELL)],
  [
    'an endorsement of someone who came back',
    [...left, declare(DOWELL, '2022-02')],
    endorse(DURBIN, DOWELL, { occurred: '2022-03' }),
  ],
  [
    'an endorsement before the election',
    [...running, schedule('2021-12-09')],
    endorse(DURBIN, VALENCIA),
  ],
  [
    'a switch to another candidate',
    [...running, endorse(DURBIN, GIANNOULIAS)],
    endorse(DURBIN, VALENCIA, { occurred: '2022-02' }),
  ],
  [
    'an endorsement again after its end',
    [...running, endorse(DURBIN, VALENCIA), rescind(DURBIN, VALENCIA, { occurred: '2022-01' })],
    endorse(DURBIN, VALENCIA, { occurred: '2022-02' }),
  ],
  [
    'a candidacy by another name of the party',
    [],
    command('DeclareCandidacy', { candidate: VALENCIA, party: 'Democratic Party' }),
  ],
  ['a candidacy again after leaving', left, declare(DOWELL, '2022-02')],
  [
    'papers of someone who declared',
    running,
    command('FileCandidacy', { candidate: VALENCIA, party: 'DEM' }, { occurred: '2022-03-14' }),
  ],
  [
    'a write-in by someone who declared',
    running,
    command('DeclareWriteInCandidacy', { candidate: VALENCIA, party: 'DEM' }),
  ],
  [
    'a nomination by another name of the party',
    running,
    command('NominateCandidacy', { candidate: VALENCIA, party: 'Democratic', by: 'caucus' }),
  ],
  [
    'a place on the ballot after it was refused',
    [...running, command('DisqualifyCandidacy', { candidate: VALENCIA })],
    command('QualifyCandidacy', { candidate: VALENCIA }, { occurred: '2021-12-20' }),
  ],
  [
    'a candidacy again after a disqualification',
    [...running, command('DisqualifyCandidacy', { candidate: VALENCIA })],
    declare(VALENCIA, '2022-01'),
  ],
  [
    'someone new in the place of a candidate',
    running,
    command('ReplaceCandidacy', { candidate: VALENCIA, replacedBy: WHITE }),
  ],
  ['the death of a candidate', running, command('RecordCandidateDeath', { candidate: VALENCIA })],
  [
    'the return of someone who had left',
    left,
    command('ReinstateCandidacy', { candidate: DOWELL }, { occurred: '2022-01-20' }),
  ],
  [
    'an endorsement of someone who was reinstated',
    [...left, command('ReinstateCandidacy', { candidate: DOWELL }, { occurred: '2022-01-20' })],
    endorse(DURBIN, DOWELL, { occurred: '2022-03' }),
  ],
  [
    'a reschedule from the day as known',
    [schedule('2022-03-15')],
    reschedule('2022-03-15', '2022-06-28'),
  ],
  [
    'a reschedule that leaves out from',
    [schedule('2022-03-15')],
    command('RescheduleElection', { to: '2022-06-28' }),
  ],
  [
    'the end of an election on the day as known',
    [schedule('2022-03-15')],
    command('CancelElection', { was: '2022-03-15' }),
  ],
  ['the end of a race of which no day is known', [], command('CancelRace', { was: '2022-03-15' })],
  [
    'a day again after an election was canceled',
    [schedule('2022-03-15'), command('CancelElection', {})],
    schedule('2022-06-28', { occurred: '2022-01' }),
  ],
  [
    'an election that was annulled',
    [schedule('2021-06-28')],
    command('AnnulElection', { was: '2021-06-28', case: '21 CV 1' }),
  ],
  [
    'a deadline that lies ahead',
    [],
    command('SetCalendarDeadline', { kind: 'filing-deadline', deadline: '2030-03-14' }),
  ],
  [
    'a runoff after the election',
    [...running, schedule('2022-06-28')],
    command('ScheduleRunoff', { runoffDate: '2022-08-16', candidates: [VALENCIA, GIANNOULIAS] }),
  ],
  ['a seat that nobody holds', [], command('VacateSeat', { person: WHITE })],
  ['an oath of office', [], command('SwearInOfficeholder', { person: WHITE })],
  [
    'a slating with the votes it needed',
    [],
    command('DecideSlating', {
      organization: NURSES,
      outcome: 'endorsed',
      candidate: VALENCIA,
      ballots: [
        { votes: 3, needed: 5, carried: false },
        { votes: 6, needed: 5, total: 9 },
      ],
    }),
  ],
  [
    'a report whose figures add up',
    running,
    command(
      'ReportFinance',
      {
        candidate: VALENCIA,
        coverageStart: '2021-10-01',
        coverageEnd: '2021-12-31',
        receivedAt: '2022-01-15',
        cashOnHandBeginningPeriod: dollars(100),
        totalReceipts: dollars(20),
        totalDisbursements: dollars(10),
        cashOnHandEndPeriod: dollars(110),
      },
      { occurred: '2021-12-31' },
    ),
  ],
  [
    'a report whose round figures do not',
    running,
    command('ReportFinance', {
      candidate: VALENCIA,
      cashOnHandBeginningPeriod: dollars(100),
      totalReceipts: dollars(20, { approximate: true }),
      totalDisbursements: dollars(10),
      cashOnHandEndPeriod: dollars(111),
    }),
  ],
  [
    'an amendment of a report',
    [
      ...running,
      command('ReportFinance', { candidate: VALENCIA, fileNumber: '1', totalReceipts: dollars(1) }),
    ],
    command('AmendFinanceReport', {
      candidate: VALENCIA,
      amendsFileNumber: '1',
      amendmentNumber: 1,
      totalReceipts: dollars(2),
    }),
  ],
  ['a poll that rounds', running, command('PublishPoll', { ...fielded, results: share('96') })],
  [
    'a poll with several answers',
    running,
    command('PublishPoll', { ...fielded, multipleAnswers: true, results: share('44') }),
  ],
  [
    'shares that round to a little over a hundred',
    running,
    command(
      'UpdateResults',
      { reporter: AP, shares: [...share('53.1'), { candidate: GIANNOULIAS, pct: '47' }] },
      at(20),
    ),
  ],
  [
    'a count that grows',
    [...running, counted],
    count({ 'anna-valencia': 21, 'alexi-giannoulias': 30 }, { occurred: '2022-06-29' }),
  ],
  [
    'a count that was made before another',
    [...running, count({ 'anna-valencia': 21 }, at(22))],
    count({ 'anna-valencia': 20 }, at(21)),
  ],
  ['a call of the one who leads', [...running, counted], call([GIANNOULIAS])],
  [
    'a call of two for a runoff',
    [...running, counted],
    command(
      'CallRace',
      { caller: AP, candidates: [GIANNOULIAS, VALENCIA], kind: 'advanced-to-runoff' },
      at(22),
    ),
  ],
  [
    'a call for another after the first was taken back',
    [...running, count({ 'anna-valencia': 2 }, at(20)), call([GIANNOULIAS], at(22)), uncalled],
    call([VALENCIA], { occurred: '2022-07-01' }),
  ],
  [
    'a certificate of what was counted',
    [...running, schedule('2022-06-28'), counted],
    command(
      'CertifyResults',
      { authority: BOARD, counts: [{ candidate: GIANNOULIAS, count: 31 }] },
      { occurred: '2022-07-29', published: '2022-07-29' },
    ),
  ],
  [
    'a relation that nobody dates',
    [],
    command(
      'AssertRelation',
      { subject: GIANNOULIAS, predicate: 'friend-of', object: DURBIN },
      { occurred: undefined },
    ),
  ],
  [
    'a post that ended',
    [],
    command(
      'HoldPost',
      { person: WHITE, post: { office: 'secretary-of-state' }, end: '2023-01' },
      { occurred: '1999' },
    ),
  ],
];

describe('The record of a race accepts without a word', () => {
  it.each(PLAIN)('%s', (_, before, when) => {
    const outcome = given(race, ...before).when(when);
    outcome.thenWarnedOfNothing();
  });
});
