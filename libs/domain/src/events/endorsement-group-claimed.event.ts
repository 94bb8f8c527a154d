import { actor, person } from '../schema/actor-fields.js';
import { listOf, optional } from '../schema/record-fields.js';
import { flag, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news } from './example.js';
import { keyOf } from './slot-key.js';

export const EndorsementGroupClaimed = defineEvent('EndorsementGroupClaimed', 1, {
  command: 'ClaimGroupEndorsement',
  meaning: 'A source speaks of a group of endorsers; it is never counted as endorsers.',
  occurredIs: 'when the support took place, as far as the source says',
  fields: {
    groupText: text(300),
    candidate: person(),
    /** Whether the source names every member. */
    enumerated: optional(flag()),
    members: optional(listOf(actor(), 100)),
  },
  example: {
    occurred: '../2022-01-04',
    assertion: 'reported',
    sources: [news('The Pantagraph', '2022-01-04')],
    data: {
      groupText: 'several labor groups affiliated with the Illinois AFL-CIO',
      candidate: GIANNOULIAS,
      enumerated: false,
    },
  },
  places: ({ data }) => [{ slot: `group-claim/${data.candidate.id}/${keyOf(data.groupText)}` }],
  supersedes: 'list',
  beginsWith: 'race',
});
