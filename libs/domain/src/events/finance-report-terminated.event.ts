import { person } from '../schema/actor-fields.js';
import { civilDate, edtf } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official, VALENCIA } from './example.js';

export const FinanceReportTerminated = defineEvent('FinanceReportTerminated', 1, {
  command: 'TerminateFinanceReport',
  meaning: 'A committee files its last report and winds up.',
  occurredIs: 'the last day of the coverage of its last report',
  fields: {
    committee: slug(),
    candidate: optional(person()),
    form: optional(text(40)),
    fileNumber: optional(text(80)),
    coverageEnd: optional(civilDate()),
    receivedAt: optional(edtf()),
  },
  example: {
    occurred: '2022-09-30',
    sources: [official('Illinois State Board of Elections', '2022-10-15')],
    data: {
      committee: 'citizens-for-anna-valencia',
      candidate: VALENCIA,
      form: 'D-2',
      fileNumber: '878787',
    },
  },
  places: ({ data }) => [{ slot: `committee-status/${data.committee}` }],
  supersedes: 'later',
});
