import { organization, person } from '../schema/actor-fields.js';
import { listOf, object, optional } from '../schema/record-fields.js';
import { flag, integer, oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news } from './example.js';

const SLATING_OUTCOMES = ['endorsed', 'open', 'no-endorsement'] as const;
const BALLOT_UNITS = ['persons', 'weighted-votes', 'delegates', 'percent'] as const;

export const SlatingDecided = defineEvent('SlatingDecided', 1, {
  command: 'DecideSlating',
  meaning: 'A party body backs a candidate, or decides not to.',
  occurredIs: 'the day of the meeting',
  fields: {
    organization: organization(),
    outcome: oneOf(SLATING_OUTCOMES),
    candidate: optional(person()),
    ballots: optional(
      listOf(
        object({
          motion: optional(text(300)),
          votes: optional(integer(0)),
          needed: optional(integer(0)),
          total: optional(integer(0)),
          unit: optional(oneOf(BALLOT_UNITS)),
          carried: optional(flag()),
        }),
        50,
      ),
    ),
  },
  example: {
    occurred: '2021-12-14',
    sources: [news('Chicago Tribune', '2021-12-14')],
    data: {
      organization: {
        id: 'cook-county-democratic-party',
        name: 'Cook County Democratic Party',
        kind: 'organization',
      },
      outcome: 'endorsed',
      candidate: GIANNOULIAS,
      ballots: [
        { motion: 'no endorsement', carried: false },
        { votes: 526_273, needed: 478_905, total: 957_807, unit: 'weighted-votes', carried: true },
      ],
    },
  },
  places: ({ data }) => [{ slot: `slating/${data.organization.id}` }],
  supersedes: 'later',
  beginsWith: 'race',
});
