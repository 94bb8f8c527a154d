import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news, VALENCIA } from './example.js';

export const CandidacyDeclared = defineEvent('CandidacyDeclared', 1, {
  command: 'DeclareCandidacy',
  meaning: 'Someone says publicly that they run in this race.',
  occurredIs: 'when it was said',
  fields: { candidate: person(), party: optional(text(40)), place: optional(text(200)) },
  example: {
    occurred: '2021-06-07',
    expressedAs: 'on Monday',
    sources: [news('The Pantagraph', '2021-06-07')],
    data: { candidate: VALENCIA, party: 'DEM' },
  },
  places: ({ data }) => [{ slot: `entry/${data.candidate.id}` }],
  supersedes: 'later',
  beginsWith: 'race',
});
