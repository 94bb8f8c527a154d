import { actor } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { AFL_CIO, news } from './example.js';

export const EndorsementDeclined = defineEvent('EndorsementDeclined', 1, {
  command: 'DeclineEndorsement',
  meaning: 'A person or an organisation states that it supports nobody in this race.',
  occurredIs: 'when that was stated',
  fields: { endorser: actor(), rule: optional(text(300)), reason: optional(text(500)) },
  example: {
    occurred: '2022-04-21',
    sources: [news('Chicago Tribune', '2022-04-22')],
    data: { endorser: AFL_CIO, rule: 'two-thirds not reached' },
  },
  places: ({ data }) => [{ slot: `endorsement/${data.endorser.id}` }],
  supersedes: 'later',
  beginsWith: 'race',
});
