import { actor, people, person } from '../schema/actor-fields.js';
import { money } from '../schema/money-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DOWELL, GIANNOULIAS, news, VALENCIA } from './example.js';
import { FINANCE_MEASURES } from './finance-measures.js';
import { dayOf, UNSAID } from './slot-key.js';

const COMPARISONS = [
  'greater-than',
  'greater-than-sum-of',
  'less-than',
  'less-than-sum-of',
  'equal-to',
] as const;

export const FinanceComparisonClaimed = defineEvent('FinanceComparisonClaimed', 1, {
  command: 'ClaimFinanceComparison',
  meaning: 'A source compares the money of candidates; the claim can be checked.',
  occurredIs: 'the date that the comparison speaks of',
  fields: {
    by: optional(actor()),
    left: person(),
    relation: oneOf(COMPARISONS),
    right: people(50, 1),
    measure: optional(oneOf(FINANCE_MEASURES)),
    leftAmount: optional(money()),
    rightAmount: optional(money()),
  },
  example: {
    occurred: '2021-12~',
    assertion: 'reported',
    sources: [news('The Pantagraph', '2022-01-04')],
    data: {
      left: GIANNOULIAS,
      relation: 'greater-than-sum-of',
      right: [VALENCIA, DOWELL],
      measure: 'fundsAvailable',
    },
  },
  places: ({ data, occurred }) => [
    { slot: `comparison/${data.by?.id ?? UNSAID}/${dayOf(occurred)}` },
  ],
  supersedes: 'list',
});
