import { actor, person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { integer, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news } from './example.js';
import { keyOf } from './slot-key.js';

export const CandidacyObjected = defineEvent('CandidacyObjected', 1, {
  command: 'ObjectToCandidacy',
  meaning: 'Somebody objects to the papers of a candidacy; its status stays.',
  occurredIs: 'when the objection was filed',
  fields: {
    candidate: person(),
    case: optional(text(120)),
    objector: optional(actor()),
    /** How many objections, where the source counts them. */
    objections: optional(integer(1, 10_000)),
    grounds: optional(text(500)),
    authority: optional(text(200)),
  },
  example: {
    occurred: '2022-03-21',
    sources: [news('WLDS', '2022-03-21')],
    data: {
      candidate: { id: 'sidney-moore', name: 'Sidney Moore', kind: 'person' },
      objections: 3,
    },
  },
  places: ({ data }) => [{ slot: `objection/${data.candidate.id}/${keyOf(data.case)}` }],
  supersedes: 'follows',
  beginsWith: 'race',
});
