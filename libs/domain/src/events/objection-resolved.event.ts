import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, official } from './example.js';
import { keyOf } from './slot-key.js';

const OBJECTION_OUTCOMES = ['overruled', 'sustained', 'withdrawn', 'dismissed'] as const;

export const ObjectionResolved = defineEvent('ObjectionResolved', 1, {
  command: 'ResolveObjection',
  meaning: 'An objection to the papers of a candidacy was decided, or given up.',
  occurredIs: 'when it was decided',
  fields: {
    candidate: person(),
    case: optional(text(120)),
    outcome: oneOf(OBJECTION_OUTCOMES),
    authority: optional(text(200)),
    reason: optional(text(500)),
  },
  example: {
    occurred: '2022-04-21',
    follows: EARLIER,
    sources: [official('Illinois State Board of Elections', '2022-04-21')],
    data: {
      candidate: { id: 'sidney-moore', name: 'Sidney Moore', kind: 'person' },
      outcome: 'overruled',
    },
  },
  places: ({ data }) => [{ slot: `objection/${data.candidate.id}/${keyOf(data.case)}` }],
  supersedes: 'follows',
  follows: {
    types: ['CandidacyObjected'],
    slot: (data) => `objection/${data.candidate.id}/${keyOf(data.case)}`,
  },
});
