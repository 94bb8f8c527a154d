import { describe, expect, it } from '@jest/globals';
import {
  addSource,
  BOARD,
  command,
  type Command,
  correct,
  createRace,
  declare,
  DOWELL,
  DURBIN,
  endorse,
  GIANNOULIAS,
  NURSES,
  redact,
  reschedule,
  rescind,
  resolve,
  retract,
  schedule,
  slate,
  VALENCIA,
} from '../testing/race-commands.js';
import { IMPOSSIBLE_COUNTS, type Refused } from '../testing/impossible-counts.js';
import { eventOf, given } from '../testing/race-scenario.js';
import { REFUSALS } from './refusals.js';

const announced = endorse(DURBIN, VALENCIA);
const said = { endorser: DURBIN, candidate: VALENCIA, stance: 'support' };
const report = (data: object): Command =>
  command('ReportFinance', { candidate: VALENCIA, totalReceipts: { amountCents: 100 }, ...data });
const amend = (data: object): Command =>
  command('AmendFinanceReport', {
    candidate: VALENCIA,
    totalReceipts: { amountCents: 90 },
    ...data,
  });

/** Every reason to refuse, with a history in which it is the first that applies. */
const EVERY_REFUSAL: Readonly<Record<keyof typeof REFUSALS, Refused>> = {
  'race-unknown': { given: [], when: announced, at: '/type' },
  'race-exists': {
    given: [createRace()],
    when: createRace({ name: 'Another race' }),
    at: '/data/id',
  },
  'race-id-differs': { given: [], when: createRace({ id: 'another-race' }), at: '/data/id' },
  'race-fixed': {
    given: [createRace()],
    when: correct(eventOf(1), { data: { ...(createRace().data as object), begins: '2018-11-08' } }),
    at: '/data/replacement/data/begins',
  },
  'race-not-retractable': { given: [createRace()], when: retract(eventOf(1)), at: '/data/event' },
  'no-alternatives': {
    given: [createRace(), slate(526_273)],
    when: resolve(eventOf(2)),
    at: '/data/event',
  },
  'not-an-alternative': {
    given: [createRace(), announced, slate(526_273), slate(526_237, { by: 'Herald' })],
    when: resolve(eventOf(3), { disputed: [eventOf(4), eventOf(2)] }),
    at: '/data/disputed/1',
  },
  'resolves-a-disputed': {
    given: [createRace(), slate(526_273, { assertion: 'disputed' }), slate(526_237, { by: 'B' })],
    when: resolve(eventOf(2)),
    at: '/data/event',
  },
  'race-not-redactable': { given: [createRace()], when: redact(eventOf(1)), at: '/data/event' },
  'event-redacted': {
    given: [createRace(), announced, redact(eventOf(2))],
    when: retract(eventOf(2)),
    at: '/data/event',
  },
  'redaction-stands': {
    given: [createRace(), announced, redact(eventOf(2))],
    when: redact(eventOf(3)),
    at: '/data/event',
  },
  'race-differs': { given: [createRace()], when: { ...announced, race: 'another' }, at: '/race' },
  'actor-unknown': {
    given: [createRace()],
    when: command('AnnounceEndorsement', { ...said, endorser: 'dick-durbin' }),
    at: '/data/endorser',
  },
  'actor-kind-differs': {
    given: [createRace(), announced],
    when: endorse({ ...DURBIN, kind: 'organization' }, GIANNOULIAS),
    at: '/data/endorser/kind',
  },
  'occurred-ahead': {
    given: [createRace()],
    when: endorse(DURBIN, VALENCIA, { occurred: '2022-08-01' }),
    at: '/occurred',
  },
  'follows-required': {
    given: [createRace()],
    when: command('WithdrawPoll', { reason: 'faulty' }),
    at: '/follows',
  },
  'follows-unknown': {
    given: [createRace()],
    when: rescind(DURBIN, VALENCIA, { follows: eventOf(9) }),
    at: '/follows',
  },
  'follows-wrong-fact': {
    given: [createRace(), endorse(DURBIN, GIANNOULIAS)],
    when: rescind(DURBIN, VALENCIA, { follows: eventOf(2) }),
    at: '/follows',
  },
  'follows-retracted': {
    given: [createRace(), announced, retract(eventOf(2))],
    when: rescind(DURBIN, VALENCIA, { follows: eventOf(2) }),
    at: '/follows',
  },
  'follows-later-fact': {
    given: [createRace(), announced],
    when: rescind(DURBIN, VALENCIA, { occurred: '2021-11' }),
    at: '/occurred',
  },
  'nothing-to-follow': { given: [createRace()], when: rescind(DURBIN, VALENCIA), at: '/follows' },
  'already-followed': {
    given: [createRace(), announced, rescind(DURBIN, VALENCIA, { occurred: '2022-01' })],
    when: rescind(DURBIN, VALENCIA, { occurred: '2022-03' }),
    at: '/follows',
  },
  'event-unknown': { given: [createRace()], when: retract(eventOf(9)), at: '/data/event' },
  'event-retracted': {
    given: [createRace(), announced, retract(eventOf(2))],
    when: addSource(eventOf(2)),
    at: '/data/event',
  },
  'event-acts-on-another': {
    given: [createRace(), announced, retract(eventOf(2)), retract(eventOf(3))],
    when: correct(eventOf(3), { occurred: '2021-12-07', data: said }),
    at: '/data/event',
  },
  'kind-and-reason-differ': {
    given: [createRace(), announced],
    when: retract(eventOf(2), { reason: 'false-report' }),
    at: '/data/kind',
  },
  'adds-known-field': {
    given: [createRace(), endorse(DURBIN, VALENCIA)],
    when: addSource(eventOf(2), { adds: { stance: 'oppose' } }),
    at: '/data/adds/stance',
  },
  'occurred-outside': {
    given: [createRace(), announced],
    when: addSource(eventOf(2), { occurred: '2021-12-09' }),
    at: '/data/occurred',
  },
  'assertion-not-raised': {
    given: [createRace(), announced],
    when: addSource(eventOf(2), { assertion: 'inferred' }),
    at: '/data/assertion',
  },
  'self-endorsement': {
    given: [createRace()],
    when: endorse(VALENCIA, VALENCIA),
    at: '/data/endorser',
  },
  'authority-endorsement': {
    given: [
      createRace(),
      command(
        'CertifyResults',
        { authority: BOARD, declared: [VALENCIA] },
        { occurred: '2022-07-29' },
      ),
    ],
    when: endorse(BOARD, VALENCIA),
    at: '/data/endorser',
  },
  'votes-over-total': {
    given: [createRace()],
    when: command('DecideSlating', {
      organization: NURSES,
      outcome: 'open',
      ballots: [{ votes: 3, total: 2 }],
    }),
    at: '/data/ballots/0/votes',
  },
  'candidacy-open': {
    given: [createRace(), declare(VALENCIA, '2021-06-07')],
    when: declare(VALENCIA, '2021-09-01'),
    at: '/data/candidate',
  },
  'replaced-by-oneself': {
    given: [createRace(), declare(VALENCIA, '2021-06-07')],
    when: command('ReplaceCandidacy', { candidate: VALENCIA, replacedBy: VALENCIA }),
    at: '/data/replacedBy',
  },
  'other-partys-primary': {
    given: [createRace()],
    when: command('DeclareCandidacy', { candidate: VALENCIA, party: 'GOP' }),
    at: '/data/party',
  },
  'reschedule-from-differs': {
    given: [createRace(), schedule('2022-03-15')],
    when: reschedule('2022-03-22', '2022-06-28'),
    at: '/data/from',
  },
  'reschedule-to-same-day': {
    given: [createRace(), schedule('2022-03-15')],
    when: reschedule('2022-03-15', '2022-03-15'),
    at: '/data/to',
  },
  'ended-day-differs': {
    given: [createRace(), schedule('2022-03-15')],
    when: command('CancelElection', { was: '2022-03-22' }),
    at: '/data/was',
  },
  'coverage-reversed': {
    given: [createRace()],
    when: report({ coverageStart: '2021-06-30', coverageEnd: '2021-04-01' }),
    at: '/data/coverageEnd',
  },
  'withdraws-no-filing': {
    given: [createRace(), announced],
    when: command('WithdrawFinanceReport', { event: eventOf(2) }, { occurred: undefined }),
    at: '/data/event',
  },
  'amends-an-amendment': {
    given: [
      createRace(),
      report({ fileNumber: '1' }),
      amend({ fileNumber: '2', amendsFileNumber: '1' }),
    ],
    when: amend({ fileNumber: '3', amendsFileNumber: '2', fundsAvailable: { amountCents: 7 } }),
    at: '/data/amendsFileNumber',
  },
  'amends-another-committee': {
    given: [createRace(), report({ fileNumber: '1', committee: 'valencia-2022' })],
    when: amend({ amendsFileNumber: '1', committee: 'friends-of-dowell' }),
    at: '/data/committee',
  },
  'compared-with-oneself': {
    given: [createRace()],
    when: command('ClaimFinanceComparison', {
      left: VALENCIA,
      relation: 'greater-than-sum-of',
      right: [DOWELL, VALENCIA],
    }),
    at: '/data/right/1',
  },
  'fieldwork-reversed': {
    given: [createRace()],
    when: command('PublishPoll', {
      pollster: NURSES,
      fieldStart: '2021-12-10',
      results: [{ candidate: VALENCIA, pct: '100' }],
    }),
    at: '/data/fieldStart',
  },
  'relation-to-oneself': {
    given: [createRace()],
    when: command('AssertRelation', { subject: DURBIN, predicate: 'friend-of', object: DURBIN }),
    at: '/data/object',
  },
  'ends-before-it-begins': {
    given: [createRace()],
    when: command('HoldPost', { person: DURBIN, post: { office: 'us-senate' }, end: '1997' }),
    at: '/data/end',
  },
  ...IMPOSSIBLE_COUNTS,
};

describe('The record of a race refuses', () => {
  it.each(Object.keys(REFUSALS) as (keyof typeof REFUSALS)[])(
    '%s, and points at the field',
    (code) => {
      const refused = EVERY_REFUSAL[code];
      given(...refused.given)
        .when(refused.when)
        .thenRefused(code, refused.at);
    },
  );

  it('with a sentence for every reason', () => {
    for (const sentence of Object.values(REFUSALS)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
