import type { WarningCode } from '../race/warnings.js';
import type { Warned } from './odd-counts.js';
import { command, createRace, declare, DOWELL } from './race-commands.js';

/** What is odd about people and sources, with a history in which it is said. */
export const ODD_FACTS = {
  'candidacy-after-death': {
    given: [
      createRace(),
      declare(DOWELL, '2021-04-07'),
      command('RecordCandidateDeath', { candidate: DOWELL }, { occurred: '2021-05-01' }),
    ],
    when: command('FileCandidacy', { candidate: DOWELL }, { occurred: '2021-06-01' }),
    at: '/data/candidate',
  },
} as const satisfies Partial<Record<WarningCode, Warned>>;
