import { defineEvent } from './define-event.js';
import { endedFields, FOLLOWS_ELECTION } from './election-ended.js';
import { official } from './example.js';

export const RaceCanceled = defineEvent('RaceCanceled', 1, {
  command: 'CancelRace',
  meaning: 'This race is not held, such as where nobody contests it, though the election is.',
  occurredIs: 'when that was decided',
  fields: endedFields(),
  example: {
    occurred: '2022-05-02',
    sources: [official('Illinois State Board of Elections', '2022-05-02')],
    data: { was: '2022-06-28', reason: 'Nobody else filed.' },
  },
  places: () => [{ slot: 'election' }],
  supersedes: 'follows',
  follows: FOLLOWS_ELECTION,
});
