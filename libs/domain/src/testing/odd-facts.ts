import type { WarningCode } from '../race/warnings.js';
import type { Warned } from './odd-counts.js';
import { command, createRace, declare, DOWELL } from './race-commands.js';
import { eventOf } from './race-scenario.js';

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
  'published-ahead': {
    given: [createRace()],
    when: declare(DOWELL, '2021-04-07', { published: '2022-08-02' }),
    at: '/sources/0/published',
  },
  'was-false-report': {
    given: [
      createRace(),
      declare(DOWELL, '2021-04-07'),
      command(
        'RetractEvent',
        { event: eventOf(2), kind: 'source', reason: 'false-report' },
        { occurred: undefined, by: 'Tribune' },
      ),
    ],
    when: declare(DOWELL, '2021-04-07'),
    at: '/sources',
  },
} as const satisfies Partial<Record<WarningCode, Warned>>;
