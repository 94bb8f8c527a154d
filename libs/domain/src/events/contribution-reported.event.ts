import { person } from '../schema/actor-fields.js';
import { edtf } from '../schema/date-fields.js';
import { money } from '../schema/money-fields.js';
import { optional } from '../schema/record-fields.js';
import { integer, oneOf, slug, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, official } from './example.js';
import { dayOf, keyOf, UNSAID } from './slot-key.js';

/** What contributors are, never who: their names are no part of a public record of the race. */
const CONTRIBUTOR_KINDS = [
  'individual',
  'committee',
  'party',
  'organization',
  'candidate',
  'several',
] as const;

export const ContributionReported = defineEvent('ContributionReported', 1, {
  command: 'ReportContribution',
  meaning: 'A filing tells of contributions as they come in: their sum, and no contributor.',
  occurredIs: 'when they were received',
  fields: {
    candidate: person(),
    committee: optional(slug()),
    /** The sum of the filing. */
    amount: money(),
    contributions: optional(integer(1, 100_000)),
    contributorKind: optional(oneOf(CONTRIBUTOR_KINDS)),
    form: optional(text(40)),
    fileNumber: optional(text(80)),
    filedAt: optional(edtf()),
  },
  example: {
    occurred: '2021-12-02',
    sources: [official('Illinois State Board of Elections', '2021-12-06')],
    data: {
      candidate: GIANNOULIAS,
      amount: { amountCents: 2_500_000 },
      contributions: 4,
      contributorKind: 'several',
      form: 'A-1',
      fileNumber: '834567',
    },
  },
  places: ({ data, occurred }) => {
    const number = keyOf(data.fileNumber);
    const key = number === UNSAID ? dayOf(occurred) : number;
    return [{ slot: `contribution/${data.candidate.id}/${key}` }];
  },
  supersedes: 'list',
});
