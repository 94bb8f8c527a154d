import { person } from '../schema/actor-fields.js';
import { money } from '../schema/money-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news } from './example.js';
import { cashSlot, FINANCE_MEASURES } from './finance-measures.js';

export const FinanceSummaryReported = defineEvent('FinanceSummaryReported', 1, {
  command: 'ReportFinanceSummary',
  meaning: 'A source states an amount that is no filed report; its measure is named.',
  occurredIs: 'the date that the amount speaks of',
  fields: {
    candidate: person(),
    measure: oneOf(FINANCE_MEASURES),
    amount: money(),
    /** How the source, or the recorder, comes by it. */
    basis: optional(text(500)),
  },
  example: {
    occurred: '2021-12~',
    expressedAs: 'last month',
    assertion: 'reported',
    sources: [news('The Pantagraph', '2022-01-04')],
    data: {
      candidate: GIANNOULIAS,
      measure: 'fundsAvailable',
      amount: { amountCents: 380_000_000, approximate: true },
      basis: 'last quarterly report and large contributions since',
    },
  },
  places: ({ data }) => [{ slot: cashSlot(data.candidate.id, undefined, data.measure) }],
  supersedes: 'later',
  /** A filed report of the same day comes later in order: it hides a summary [A5]. */
  rank: () => -1,
});
