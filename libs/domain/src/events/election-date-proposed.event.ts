import { civilDate } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news } from './example.js';
import { keyOf } from './slot-key.js';

export const ElectionDateProposed = defineEvent('ElectionDateProposed', 1, {
  command: 'ProposeElectionDate',
  meaning: 'Another day is proposed, such as by a bill that is not law yet; the date stands.',
  occurredIs: 'when it was proposed, or reached this stage',
  fields: {
    proposedDate: civilDate(),
    instrument: optional(text(200)),
    stage: optional(text(120)),
  },
  example: {
    occurred: '2021-05-31',
    sources: [news('Chicago Sun-Times', '2021-05-31')],
    data: { proposedDate: '2022-06-28', instrument: 'SB 825', stage: 'passed both houses' },
  },
  places: ({ data }) => [{ slot: `proposal/${keyOf(data.instrument)}` }],
  supersedes: 'later',
  mayLieAhead: true,
});
