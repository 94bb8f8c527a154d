import { defineEvent } from './define-event.js';
import { news, VALENCIA } from './example.js';
import {
  cashPlaces,
  checkReport,
  reportFields,
  reportFieldsOfVersion1,
} from './finance-measures.js';

export const FinanceReported = defineEvent('FinanceReported', 2, {
  command: 'ReportFinance',
  meaning: 'A committee reported its money to the authority.',
  occurredIs: 'the last day of its coverage; received and filed dates are data',
  fields: reportFields(),
  earlier: [{ fields: reportFieldsOfVersion1(), upcast: (data) => data }],
  example: {
    occurred: '2021-06-30',
    sources: [news('Chicago Sun-Times', '2021-07-15')],
    data: {
      candidate: VALENCIA,
      form: 'D-2',
      coverageStart: '2021-04-01',
      coverageEnd: '2021-06-30',
      receivedAt: '2021-07-15',
      fundsAvailable: { amountCents: 59_398_136 },
      totalReceipts: { amountCents: 22_627_300 },
      basis: 'as-reported',
    },
  },
  places: ({ data }) => cashPlaces(data),
  supersedes: 'later',
  rank: () => 0,
  check: checkReport,
});
