import { defineEvent } from './define-event.js';
import { endedFields, FOLLOWS_ELECTION } from './election-ended.js';
import { news } from './example.js';

export const ElectionCanceled = defineEvent('ElectionCanceled', 1, {
  command: 'CancelElection',
  meaning: 'The whole election is not held; a race that is canceled alone is RaceCanceled.',
  occurredIs: 'when that was decided',
  fields: endedFields(),
  example: {
    occurred: '2019-09-07',
    sources: [news('Associated Press', '2019-09-07')],
    data: { was: '2022-03-15', reason: 'The party cancels its primary.' },
  },
  places: () => [{ slot: 'election' }],
  supersedes: 'follows',
  follows: FOLLOWS_ELECTION,
});
