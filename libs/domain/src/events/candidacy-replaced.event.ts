import { actor, person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { FOLLOWS_ENTRY, ON_BALLOT } from './candidacy-exit.js';
import { defineEvent } from './define-event.js';
import { news } from './example.js';

export const CandidacyReplaced = defineEvent('CandidacyReplaced', 1, {
  command: 'ReplaceCandidacy',
  meaning: 'Another takes the place of a candidate; what makes them run is an event of its own.',
  occurredIs: 'when the place was taken',
  fields: {
    candidate: person(),
    replacedBy: optional(person()),
    /** Who put the other in their place. */
    decider: optional(actor()),
    onBallot: optional(oneOf(ON_BALLOT)),
    reason: optional(text(500)),
  },
  example: {
    occurred: '2022-08-10',
    sources: [news('Capitol Fax', '2022-08-10')],
    data: {
      candidate: { id: 'jesse-white-libertarian', name: 'Jesse White', kind: 'person' },
      replacedBy: { id: 'jon-stewart', name: 'Jon Stewart', kind: 'person' },
      onBallot: 'no',
    },
  },
  places: ({ data }) => [{ slot: `exit/${data.candidate.id}` }],
  supersedes: 'follows',
  follows: FOLLOWS_ENTRY,
  beginsWith: 'race',
});
