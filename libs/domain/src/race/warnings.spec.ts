import { describe, expect, it } from '@jest/globals';
import { aPerson } from '../testing/event-builder.js';
import {
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
  retract,
  schedule,
  VALENCIA,
  withdraw,
} from '../testing/race-commands.js';
import { ODD_COUNTS, type Warned } from '../testing/odd-counts.js';
import { ODD_FACTS } from '../testing/odd-facts.js';
import { eventOf, given } from '../testing/race-scenario.js';
import { TODAY } from '../testing/test-door.js';
import { type WarningCode, WARNINGS } from './warnings.js';

const poll = (data: object): Command =>
  command('PublishPoll', {
    pollster: NURSES,
    results: [{ option: 'undecided', pct: '100' }],
    ...data,
  });

const report = (data: object): Command =>
  command('ReportFinance', { candidate: VALENCIA, ...data });
const dollars = (amount: number) => ({ amountCents: amount * 100 });

const filed = { fileNumber: '1', totalReceipts: dollars(1) };
const amend = (data: object): Command =>
  command('AmendFinanceReport', {
    candidate: VALENCIA,
    amendsFileNumber: '1',
    totalReceipts: dollars(2),
    ...data,
  });

/** Everything odd but possible, with a history in which it is said. */
const EVERY_WARNING: Readonly<Record<keyof typeof WARNINGS, Warned>> = {
  'name-differs': {
    given: [createRace(), endorse(DURBIN, VALENCIA)],
    when: endorse(aPerson('richard-durbin', 'Dick Durbin'), GIANNOULIAS),
    at: '/data/endorser/name',
  },
  'person-introduced': {
    given: [createRace()],
    when: withdraw(DOWELL, '2022-01-05'),
    at: '/data/candidate',
  },
  'clock-ahead': {
    given: [createRace()],
    when: endorse(DURBIN, VALENCIA, { occurred: new Date(TODAY + 60_000).toISOString() }),
    at: '/occurred',
  },
  'date-unresolved': {
    given: [createRace()],
    when: endorse(DURBIN, VALENCIA, { occurred: null, expressedAs: 'a while ago' }),
    at: '/occurred',
  },
  'published-before-it-happened': {
    given: [createRace()],
    when: endorse(DURBIN, VALENCIA, { occurred: '2021-12-08', published: '2021-12-07' }),
    at: '/sources',
  },
  'before-race-begins': {
    given: [createRace()],
    when: endorse(DURBIN, VALENCIA, { occurred: '2010' }),
    at: '/occurred',
  },
  'before-election-day': {
    given: [createRace(), schedule('2022-06-28')],
    when: count({ 'anna-valencia': 1 }, { occurred: '2022-06-27' }),
    at: '/occurred',
  },
  'accounts-differ': {
    given: [createRace(), endorse(DURBIN, VALENCIA, { by: 'Tribune' })],
    when: command('AnnounceEndorsement', {
      endorser: DURBIN,
      candidate: VALENCIA,
      stance: 'oppose',
    }),
    at: '/data',
  },
  'ended-otherwise': {
    given: [
      createRace(),
      endorse(DURBIN, VALENCIA),
      rescind(DURBIN, VALENCIA, { occurred: '2022-01', by: 'Tribune' }),
    ],
    when: rescind(DURBIN, VALENCIA, { occurred: '2022-03' }),
    at: '/data',
  },
  'retracted-is-followed': {
    given: [
      createRace(),
      endorse(DURBIN, VALENCIA),
      rescind(DURBIN, VALENCIA, { occurred: '2022-01' }),
    ],
    when: retract(eventOf(2)),
    at: '/data/event',
  },
  'endorsed-before-candidacy': {
    given: [createRace(), declare(VALENCIA, '2022-06-07')],
    when: endorse(DURBIN, VALENCIA),
    at: '/data/candidate',
  },
  'endorsed-after-exit': {
    given: [createRace(), declare(DOWELL, '2021-04-07'), withdraw(DOWELL, '2021-06-18')],
    when: endorse(DURBIN, DOWELL),
    at: '/data/candidate',
  },
  'endorsed-after-election': {
    given: [createRace(), schedule('2021-12-07')],
    when: endorse(DURBIN, VALENCIA),
    at: '/occurred',
  },
  'endorser-is-rival': {
    given: [createRace(), declare(DOWELL, '2021-04-07')],
    when: endorse(DOWELL, GIANNOULIAS),
    at: '/data/endorser',
  },
  'slated-without-votes': {
    given: [createRace()],
    when: command('DecideSlating', {
      organization: NURSES,
      outcome: 'endorsed',
      candidate: VALENCIA,
      ballots: [{ votes: 4, needed: 5 }],
    }),
    at: '/data/ballots',
  },
  'party-differs': {
    given: [createRace()],
    when: command('ExploreCandidacy', { candidate: VALENCIA, party: 'REP' }),
    at: '/data/party',
  },
  'candidacy-already-open': {
    given: [createRace(), declare(VALENCIA, '2021-06-07', { by: 'Tribune' })],
    when: declare(VALENCIA, '2021-09-01'),
    at: '/data/candidate',
  },
  'reschedule-from-not-comparable': {
    given: [createRace()],
    when: reschedule('2022-03-15', '2022-06-28'),
    at: '/data/from',
  },
  'runoff-before-election': {
    given: [createRace(), schedule('2022-06-28')],
    when: command('ScheduleRunoff', { runoffDate: '2022-06-28' }),
    at: '/data/runoffDate',
  },
  'received-before-coverage-ended': {
    given: [createRace()],
    when: report({
      coverageEnd: '2021-12-31',
      receivedAt: '2021-12-15',
      totalReceipts: dollars(1),
    }),
    at: '/data/receivedAt',
  },
  'occurred-after-coverage': {
    given: [createRace()],
    when: report({ coverageEnd: '2021-09-30', totalReceipts: dollars(1) }),
    at: '/occurred',
  },
  'finance-arithmetic-gap': {
    given: [createRace()],
    when: report({
      cashOnHandBeginningPeriod: dollars(100),
      totalReceipts: dollars(20),
      totalDisbursements: dollars(10),
      cashOnHandEndPeriod: dollars(111),
    }),
    at: '/data/cashOnHandEndPeriod',
  },
  'amended-report-unknown': {
    given: [createRace()],
    when: command('AmendFinanceReport', {
      candidate: VALENCIA,
      amendsFileNumber: '7',
      totalReceipts: dollars(1),
    }),
    at: '/data/amendsFileNumber',
  },
  'amended-period-differs': {
    given: [createRace(), report({ ...filed, coverageEnd: '2021-12-31' })],
    when: amend({ coverageEnd: '2021-09-30' }),
    at: '/data/coverageEnd',
  },
  'amendment-number-gap': {
    given: [createRace(), report(filed), amend({ amendmentNumber: 1 })],
    when: amend({ amendmentNumber: 3, fundsAvailable: dollars(7) }),
    at: '/data/amendmentNumber',
  },
  'report-after-termination': {
    given: [
      createRace(),
      command('TerminateFinanceReport', { committee: 'friends' }, { occurred: '2021-09-30' }),
    ],
    when: report({ committee: 'friends', totalReceipts: dollars(1) }),
    at: '/data/committee',
  },
  'poll-sum-off': {
    given: [createRace()],
    when: poll({ results: [{ candidate: VALENCIA, pct: '40' }] }),
    at: '/data/results',
  },
  'margin-below-sampling': {
    given: [createRace()],
    when: poll({ sampleSize: 400, marginOfError: '3.7' }),
    at: '/data/marginOfError',
  },
  'rating-from-differs': {
    given: [createRace(), command('ChangeRating', { rater: NURSES, to: 'safe' })],
    when: command(
      'ChangeRating',
      { rater: NURSES, to: 'toss-up', from: 'likely' },
      { occurred: '2022-01-04' },
    ),
    at: '/data/from',
  },
  'debater-not-invited': {
    given: [
      createRace(),
      command('ScheduleDebate', {
        debate: 'forum',
        start: '2022-05-19',
        invited: [VALENCIA],
      }),
    ],
    when: command(
      'HoldDebate',
      { debate: 'forum', attended: [VALENCIA, DOWELL] },
      { occurred: '2022-05-19' },
    ),
    at: '/data/attended/1',
  },
  ...ODD_COUNTS,
  ...ODD_FACTS,
};

/** Other ways to the same warnings. */
const ALSO: readonly (readonly [string, WarningCode, Warned])[] = [
  [
    'an endorsement of someone disqualified',
    'endorsed-after-exit',
    {
      given: [
        createRace(),
        declare(DOWELL, '2021-04-07'),
        command('DisqualifyCandidacy', { candidate: DOWELL }, { occurred: '2021-06-18' }),
      ],
      when: endorse(DURBIN, DOWELL),
      at: '/data/candidate',
    },
  ],
  [
    'a replacement of someone unknown',
    'person-introduced',
    {
      given: [createRace()],
      when: command('ReplaceCandidacy', { candidate: DOWELL, replacedBy: VALENCIA }),
      at: '/data/candidate',
    },
  ],
];

describe('The record of a race accepts, and warns of', () => {
  it.each(Object.keys(WARNINGS) as (keyof typeof WARNINGS)[])(
    '%s, pointing at the field',
    (code) => {
      const warned = EVERY_WARNING[code];
      given(...warned.given)
        .when(warned.when)
        .thenWarned(code, warned.at);
    },
  );

  it.each(ALSO)('%s, as %s', (_, code, warned) => {
    given(...warned.given)
      .when(warned.when)
      .thenWarned(code, warned.at);
  });

  it('with a sentence for everything odd', () => {
    for (const sentence of Object.values(WARNINGS)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
