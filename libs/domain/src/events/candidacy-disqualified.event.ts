import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { ON_BALLOT } from './candidacy-exit.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';

export const CandidacyDisqualified = defineEvent('CandidacyDisqualified', 1, {
  command: 'DisqualifyCandidacy',
  meaning: 'The authority, or a court, keeps a candidate off the ballot; a later word undoes it.',
  occurredIs: 'when that was decided',
  fields: {
    candidate: person(),
    /** Whether the name is printed all the same; off the ballot where it is not said. */
    onBallot: optional(oneOf(ON_BALLOT)),
    authority: optional(text(200)),
    reason: optional(text(500)),
  },
  example: {
    occurred: '2022-04-21',
    sources: [official('Illinois State Board of Elections', '2022-04-21')],
    data: {
      candidate: { id: 'sidney-moore', name: 'Sidney Moore', kind: 'person' },
      reason: 'An example; the objections were overruled.',
    },
  },
  places: ({ data }) => [{ slot: `ballot/${data.candidate.id}` }],
  supersedes: 'later',
  beginsWith: 'race',
});
