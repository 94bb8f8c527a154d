import { eventReference } from '../schema/event-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, official } from './example.js';

export const FinanceReportWithdrawn = defineEvent('FinanceReportWithdrawn', 1, {
  command: 'WithdrawFinanceReport',
  meaning: 'A committee takes a filing back: on paper it is forgotten from then on [F2].',
  occurredIs: 'undated: it acts on paper, not in the world',
  fields: { event: eventReference(), reason: optional(text(500)) },
  example: {
    sources: [official('Illinois State Board of Elections', '2021-08-02')],
    data: { event: EARLIER, reason: 'Filed for another committee.' },
  },
  places: () => [],
  supersedes: 'nothing',
  mayOmitOccurred: true,
});
