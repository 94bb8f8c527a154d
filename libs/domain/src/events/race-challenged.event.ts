import { actor } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news, VALENCIA } from './example.js';
import { keyOf } from './slot-key.js';

export const RaceChallenged = defineEvent('RaceChallenged', 1, {
  command: 'ChallengeRace',
  meaning: 'Somebody goes to a court, or to the authority, against the outcome of the race.',
  occurredIs: 'when the challenge was filed',
  fields: {
    case: optional(text(120)),
    challenger: optional(actor()),
    court: optional(text(200)),
    grounds: optional(text(500)),
  },
  example: {
    occurred: '2022-08-08',
    sources: [news('Chicago Tribune', '2022-08-08')],
    data: { case: '2022 CO 1', challenger: VALENCIA, grounds: 'An example; nobody did.' },
  },
  places: ({ data }) => [{ slot: `challenge/${keyOf(data.case)}` }],
  supersedes: 'follows',
});
