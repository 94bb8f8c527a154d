import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { endedFields, FOLLOWS_ELECTION } from './election-ended.js';
import { news } from './example.js';

export const ElectionAnnulled = defineEvent('ElectionAnnulled', 1, {
  command: 'AnnulElection',
  meaning: 'An election that was held counts for nothing, by a court or the authority.',
  occurredIs: 'when that was decided',
  fields: { ...endedFields(), case: optional(text(120)) },
  example: {
    occurred: '2019-02-21',
    sources: [news('Associated Press', '2019-02-21')],
    data: { authority: 'State Board of Elections', reason: 'Absentee ballots were tampered with.' },
  },
  places: () => [{ slot: 'election' }],
  supersedes: 'follows',
  follows: FOLLOWS_ELECTION,
});
