import { civilDate, edtf } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DATE_STATUSES } from './election-scheduled.event.js';
import { news } from './example.js';

export const ElectionRescheduled = defineEvent('ElectionRescheduled', 1, {
  command: 'RescheduleElection',
  meaning: 'The election moves from one day to another.',
  occurredIs: 'when that was decided; the days are in the data',
  fields: {
    from: optional(civilDate()),
    to: civilDate(),
    dateStatus: optional(oneOf(DATE_STATUSES)),
    instrument: optional(text(200)),
    effective: optional(edtf()),
    reason: optional(text(500)),
  },
  example: {
    occurred: '2021-06-17',
    sources: [news('Chicago Tribune', '2021-06-17')],
    data: { from: '2022-03-15', to: '2022-06-28', instrument: 'SB 825' },
  },
  places: () => [{ slot: 'election' }],
  supersedes: 'follows',
  follows: { types: ['ElectionScheduled', 'ElectionRescheduled'], slot: () => 'election' },
  mayLieAhead: true,
});
