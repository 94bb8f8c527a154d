import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news, VALENCIA } from './example.js';

export const CommitteeLinked = defineEvent('CommitteeLinked', 1, {
  command: 'LinkCommittee',
  meaning: 'A committee raises and spends for a candidate.',
  occurredIs: 'when the link began',
  fields: {
    committee: slug(),
    candidate: person(),
    name: optional(text(200)),
    designation: optional(text(80)),
  },
  example: {
    occurred: '2021-06-07',
    sources: [news('The Pantagraph', '2021-06-07')],
    data: {
      committee: 'citizens-for-anna-valencia',
      name: 'Citizens for Anna Valencia',
      candidate: VALENCIA,
    },
  },
  places: ({ data }) => [{ slot: `committee/${data.committee}` }],
  supersedes: 'later',
});
