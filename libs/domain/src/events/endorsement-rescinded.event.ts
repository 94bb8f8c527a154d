import { actor, person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DURBIN, EARLIER, news, VALENCIA } from './example.js';

export const EndorsementRescinded = defineEvent('EndorsementRescinded', 1, {
  command: 'RescindEndorsement',
  meaning: 'An endorser takes an endorsement back.',
  occurredIs: 'when it was taken back',
  fields: { endorser: actor(), candidate: person(), reason: optional(text(500)) },
  example: {
    occurred: '2022-03-23',
    follows: EARLIER,
    sources: [news('Chicago Tribune', '2022-03-23')],
    data: { endorser: DURBIN, candidate: VALENCIA, reason: 'An example; he never did.' },
  },
  places: ({ data }) => [{ slot: `endorsement/${data.endorser.id}/${data.candidate.id}` }],
  supersedes: 'follows',
  follows: {
    types: ['EndorsementAnnounced'],
    slot: (data) => `endorsement/${data.endorser.id}/${data.candidate.id}`,
  },
  beginsWith: 'race',
});
