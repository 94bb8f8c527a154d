import { organization } from '../schema/actor-fields.js';
import type { Fields, ReadingIssue } from '../schema/field.js';
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
/** `expected-votes`: of an estimate of all that there will be; `votes`: of those that were cast. */
const PORTIONS_OF = ['votes', 'expected-votes', 'ballots', 'precincts', 'units'] as const;
const PORTIONS_OF_VERSION_1 = ['votes', 'ballots', 'precincts', 'units'] as const;

/** The unit of a count that is not said to be of a part: the whole race. */
export const WHOLE_RACE = 'all';

/** How much is counted, and of what. */
const portionOf = <Of extends string>(of: readonly Of[]) =>
  object({
    of: oneOf(of),
    pct: optional(percent()),
    reported: optional(integer(0)),
    total: optional(integer(0)),
  });

const fields = {
  reporter: organization(),
  /** Slug of the part counted (NIST GpUnit); absent: the whole race. */
  unit: optional(slug()),
  status: optional(oneOf(RESULTS_STATUSES)),
  isTest: optional(flag()),
  counts: optional(countRows()),
  shares: optional(shareRows()),
  /** False where the source leaves candidates out. */
  complete: optional(flag()),
  countedIn: optional(oneOf(COUNTED_IN)),
  portion: optional(portionOf(PORTIONS_OF)),
  ballotsCast: optional(tally()),
  registered: optional(tally()),
};

export const ResultsUpdated = defineEvent('ResultsUpdated', 2, {
  command: 'UpdateResults',
  meaning: 'A reporter states a count of the race or of a part of it.',
  occurredIs: 'when the count was made',
  fields,
  earlier: [{ fields: fieldsOfVersion1(), upcast: (data) => data }],
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
      complete: false,
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

/** Version 1 could not say that candidates were left out, nor that a portion was of what is expected. */
function fieldsOfVersion1(): Fields {
  const kept = Object.entries(fields).filter(([name]) => name !== 'complete');
  return { ...Object.fromEntries(kept), portion: optional(portionOf(PORTIONS_OF_VERSION_1)) };
}

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
