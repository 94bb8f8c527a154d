import { organization } from '../schema/actor-fields.js';
import type { ReadingIssue } from '../schema/field.js';
import { tally } from '../schema/money-fields.js';
import { object, optional } from '../schema/record-fields.js';
import { countRows, shareRows } from '../schema/row-fields.js';
import { flag, integer, oneOf, percent, slug } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { AP, GIANNOULIAS, news, VALENCIA } from './example.js';

/** NIST `ResultsStatus`; a certificate is an event of its own. */
const RESULTS_STATUSES = [
  'pre-election',
  'unofficial-partial',
  'unofficial-complete',
  'recount',
  'correction',
] as const;
export const COUNTED_IN = ['votes', 'delegate-equivalents', 'delegates'] as const;
const PORTIONS_OF = ['votes', 'ballots', 'precincts', 'units'] as const;

/** The unit of a count that is not said to be of a part: the whole race. */
export const WHOLE_RACE = 'all';

export const ResultsUpdated = defineEvent('ResultsUpdated', 1, {
  command: 'UpdateResults',
  meaning: 'A reporter states a count of the race or of a part of it.',
  occurredIs: 'when the count was made',
  fields: {
    reporter: organization(),
    /** Slug of the part counted (NIST GpUnit); absent: the whole race. */
    unit: optional(slug()),
    status: optional(oneOf(RESULTS_STATUSES)),
    isTest: optional(flag()),
    counts: optional(countRows()),
    shares: optional(shareRows()),
    countedIn: optional(oneOf(COUNTED_IN)),
    /** How much is counted, and of what. */
    portion: optional(
      object({
        of: oneOf(PORTIONS_OF),
        pct: optional(percent()),
        reported: optional(integer(0)),
        total: optional(integer(0)),
      }),
    ),
    ballotsCast: optional(tally()),
    registered: optional(tally()),
  },
  example: {
    occurred: '2022-06-28',
    sources: [{ ...news('Chicago Sun-Times', '2022-06-28'), origin: 'AP' }],
    data: {
      reporter: AP,
      status: 'unofficial-partial',
      shares: [
        { candidate: GIANNOULIAS, pct: '53.2' },
        { candidate: VALENCIA, pct: '34.0' },
      ],
      portion: { of: 'precincts', pct: '63' },
    },
  },
  places: ({ data }) => [{ slot: `count/${data.unit ?? WHOLE_RACE}/${data.reporter.id}` }],
  supersedes: 'later',
  beginsWith: 'election-day',
  rank: ({ portion }) => portionCounted(portion),
  hasNoAlternatives: true,
  check: checkCount,
});

interface Portion {
  readonly pct?: string;
  readonly reported?: number;
  readonly total?: number;
}

/** From 0 to 100; 0 where it is not said. */
function portionCounted({ pct, reported, total }: Portion = {}): number {
  if (pct !== undefined) return Number(pct);
  if (reported === undefined || total === undefined || total === 0) return 0;
  return (100 * reported) / total;
}

interface Count {
  readonly counts?: readonly unknown[];
  readonly shares?: readonly unknown[];
  readonly portion?: Portion;
}

function checkCount({ counts, shares, portion }: Count): readonly ReadingIssue[] {
  if (counts !== undefined || shares !== undefined || portion !== undefined) return [];
  return [
    { pointer: '/counts', code: 'field-required', detail: 'Give counts, shares or portion.' },
  ];
}
