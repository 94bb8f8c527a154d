import { optional } from '../schema/record-fields.js';
import { integer, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, official } from './example.js';
import {
  cashPlaces,
  checkReport,
  reportFields,
  reportFieldsOfVersion1,
} from './finance-measures.js';

const amendmentFields = {
  /** The original, never another amendment. */
  amendsFileNumber: optional(text(80)),
  amendmentNumber: optional(integer(1, 1_000)),
};

export const FinanceReportAmended = defineEvent('FinanceReportAmended', 2, {
  command: 'AmendFinanceReport',
  meaning: 'A committee amended a report that it had filed.',
  occurredIs: 'the last day of its coverage, as of the report that it amends',
  fields: { ...reportFields(), ...amendmentFields },
  earlier: [
    { fields: { ...reportFieldsOfVersion1(), ...amendmentFields }, upcast: (data) => data },
  ],
  example: {
    occurred: '2021-06-30',
    sources: [official('Illinois State Board of Elections', '2021-08-02')],
    data: {
      candidate: GIANNOULIAS,
      form: 'D-2',
      coverageEnd: '2021-06-30',
      fundsAvailable: { amountCents: 291_576_169 },
      amendsFileNumber: '812345',
      amendmentNumber: 1,
    },
  },
  places: ({ data }) => cashPlaces(data),
  supersedes: 'later',
  rank: (data) => data.amendmentNumber ?? 1,
  check: checkReport,
});
