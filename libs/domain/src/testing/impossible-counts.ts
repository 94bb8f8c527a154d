import type { RefusalCode } from '../race/refusals.js';
import {
  AP,
  BOARD,
  call,
  command,
  type Command,
  count,
  createRace,
  GIANNOULIAS,
  schedule,
  VALENCIA,
} from './race-commands.js';

/** A command with a history in which it is refused first of all for one reason, and where that points. */
export interface Refused {
  readonly given: readonly Command[];
  readonly when: Command;
  readonly at: string;
}

/** Every reason to refuse a count, a call or a certificate. */
export const IMPOSSIBLE_COUNTS = {
  'test-result': {
    given: [createRace()],
    when: command('UpdateResults', {
      reporter: AP,
      isTest: true,
      portion: { of: 'votes', pct: '0' },
    }),
    at: '/data/isTest',
  },
  'units-over-total': {
    given: [createRace()],
    when: command('UpdateResults', {
      reporter: AP,
      portion: { of: 'precincts', reported: 11, total: 10 },
    }),
    at: '/data/portion/reported',
  },
  'call-over-seats': {
    given: [createRace(), count({ 'anna-valencia': 1, 'alexi-giannoulias': 2 })],
    when: call([VALENCIA, GIANNOULIAS]),
    at: '/data/candidates',
  },
  'call-of-stranger': { given: [createRace()], when: call([VALENCIA]), at: '/data/candidates/0' },
  'called-for-another': {
    given: [createRace(), count({ 'anna-valencia': 1, 'alexi-giannoulias': 2 }), call([VALENCIA])],
    when: call([GIANNOULIAS], { occurred: '2022-06-29' }),
    at: '/data/candidates',
  },
  'certified-before-election': {
    given: [createRace(), schedule('2022-06-28')],
    when: command(
      'CertifyResults',
      { authority: BOARD, declared: [VALENCIA] },
      { occurred: '2022-05' },
    ),
    at: '/occurred',
  },
} satisfies Partial<Record<RefusalCode, Refused>>;
