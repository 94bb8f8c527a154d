import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DOWELL, EARLIER, news } from './example.js';

export const CandidacyReinstated = defineEvent('CandidacyReinstated', 1, {
  command: 'ReinstateCandidacy',
  meaning: 'Someone who had left, or was disqualified, is in the race again, such as by a court.',
  occurredIs: 'when they were back in',
  fields: {
    candidate: person(),
    authority: optional(text(200)),
    reason: optional(text(500)),
  },
  example: {
    occurred: '2022-01-20',
    follows: EARLIER,
    sources: [news('Chicago Sun-Times', '2022-01-20')],
    data: { candidate: DOWELL, reason: 'An example; she never was.' },
  },
  places: ({ data }) => [{ slot: `exit/${data.candidate.id}` }],
  supersedes: 'follows',
  follows: {
    types: ['CandidacyWithdrawn', 'CandidacyReplaced', 'CandidacyDisqualified'],
    slot: ({ candidate: { id } }) => [`exit/${id}`, `ballot/${id}`],
  },
  beginsWith: 'race',
});
