import { edtf } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';

export const CalendarDeadlineSet = defineEvent('CalendarDeadlineSet', 1, {
  command: 'SetCalendarDeadline',
  meaning: 'A day of the calendar of the race is set, other than the election day.',
  occurredIs: 'when that was decided; the day decided on is in the data',
  fields: {
    /** What ends, or begins, then: filing-deadline, withdrawal-deadline, early-voting-begins. */
    kind: slug(),
    deadline: edtf(),
    authority: optional(text(200)),
    instrument: optional(text(200)),
  },
  example: {
    occurred: '2021-11-24',
    sources: [official('Illinois State Board of Elections', '2021-11-24')],
    data: { kind: 'filing-deadline', deadline: '2022-03-14', instrument: 'P.A. 102-668' },
  },
  places: ({ data }) => [{ slot: `deadline/${data.kind}` }],
  supersedes: 'later',
  mayLieAhead: true,
});
