import type { WarningCode } from '../race/warnings.js';
import {
  AP,
  BOARD,
  call,
  command,
  type Command,
  count,
  createRace,
  GIANNOULIAS,
  NURSES,
  schedule,
  VALENCIA,
} from './race-commands.js';

/** A command with a history in which it is accepted with a warning, and where that points. */
export interface Warned {
  readonly given: readonly Command[];
  readonly when: Command;
  readonly at: string;
}

const certify = (data: object, saying: object = {}): Command =>
  command('CertifyResults', { authority: BOARD, ...data }, { occurred: '2022-07-29', ...saying });

const counted = count({ 'anna-valencia': 20, 'alexi-giannoulias': 30 });

/** Everything odd about counts, calls and certificates. */
export const ODD_COUNTS = {
  'share-sum-off': {
    given: [createRace()],
    when: command('UpdateResults', {
      reporter: AP,
      shares: [
        { candidate: VALENCIA, pct: '53' },
        { candidate: GIANNOULIAS, pct: '52.8' },
      ],
    }),
    at: '/data/shares',
  },
  'votes-decreased': {
    given: [createRace(), counted],
    when: count({ 'anna-valencia': 19 }, { occurred: '2022-06-29' }),
    at: '/data/counts/0/count',
  },
  'part-over-whole': {
    given: [createRace(), counted],
    when: command(
      'UpdateResults',
      { reporter: AP, unit: 'ward-17', counts: [{ candidate: VALENCIA, count: 21 }] },
      { occurred: '2022-06-28' },
    ),
    at: '/data/counts/0/count',
  },
  'count-after-call': {
    given: [createRace(), counted, call([GIANNOULIAS])],
    when: count({ 'anna-valencia': 21 }, { occurred: '2022-06-29' }),
    at: '/occurred',
  },
  'count-after-certificate': {
    given: [createRace(), certify({ declared: [GIANNOULIAS] }, { occurred: '2022-07-01' })],
    when: count({ 'anna-valencia': 21 }, { occurred: '2022-07-02' }),
    at: '/occurred',
  },
  'called-before-polls-closed': {
    given: [
      createRace(),
      counted,
      command('ClosePolls', {}, { occurred: '2022-06-28T19:00:00-05:00' }),
    ],
    when: call([GIANNOULIAS], { occurred: '2022-06-28T18:00:00-05:00' }),
    at: '/occurred',
  },
  'overridden-call-unknown': {
    given: [createRace()],
    when: command('OverrideRaceCall', { desk: NURSES, caller: AP, accepts: true }),
    at: '/data/caller',
  },
  'challenged-before-outcome': {
    given: [createRace()],
    when: command('ChallengeRace', { case: '1' }),
    at: '/occurred',
  },
  'winner-not-leading': {
    given: [createRace(), counted],
    when: call([VALENCIA]),
    at: '/data/candidates',
  },
  'race-was-canceled': {
    given: [createRace(), schedule('2022-06-28'), counted, command('CancelRace', {})],
    when: call([GIANNOULIAS]),
    at: '/occurred',
  },
  'certified-below-count': {
    given: [createRace(), counted],
    when: certify({ counts: [{ candidate: GIANNOULIAS, count: 29 }] }),
    at: '/data/counts/0/count',
  },
} satisfies Partial<Record<WarningCode, Warned>>;
