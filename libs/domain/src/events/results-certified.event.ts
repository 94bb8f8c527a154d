import { organization, people } from '../schema/actor-fields.js';
import type { ReadingIssue } from '../schema/field.js';
import { tally } from '../schema/money-fields.js';
import { optional } from '../schema/record-fields.js';
import { countRows, shareRows } from '../schema/row-fields.js';
import { oneOf, percent } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { BOARD, GIANNOULIAS, news } from './example.js';
import { COUNTED_IN } from './results-updated.event.js';

export const ResultsCertified = defineEvent('ResultsCertified', 1, {
  command: 'CertifyResults',
  meaning: 'The authority certifies the outcome: whom it declares, and counts or shares.',
  occurredIs: 'when it was certified',
  fields: {
    authority: organization(),
    /** Elected, or nominated. */
    declared: optional(people(1_000)),
    counts: optional(countRows()),
    shares: optional(shareRows()),
    countedIn: optional(oneOf(COUNTED_IN)),
    /** Between the first two, in points of the share. */
    margin: optional(percent()),
    ballotsCast: optional(tally()),
    /** Over all races held with this one. */
    ballotsCastInElection: optional(tally()),
    registered: optional(tally()),
    turnout: optional(percent()),
  },
  example: {
    occurred: '2022-07-29',
    sources: [news('The Center Square', '2022-07-29')],
    data: {
      authority: BOARD,
      declared: [GIANNOULIAS],
      shares: [{ candidate: GIANNOULIAS, pct: '52.12' }],
      ballotsCast: { number: 912_000, approximate: true },
      ballotsCastInElection: 1_757_872,
      turnout: '21.68',
    },
  },
  places: ({ data }) => [{ slot: `certification/${data.authority.id}` }],
  supersedes: 'later',
  beginsWith: 'election-day',
  check: checkCertificate,
});

interface Certificate {
  readonly declared?: readonly unknown[];
  readonly counts?: readonly unknown[];
  readonly shares?: readonly unknown[];
  readonly margin?: string;
}

function checkCertificate({
  declared,
  counts,
  shares,
  margin,
}: Certificate): readonly ReadingIssue[] {
  if ([declared, counts, shares, margin].some((stated) => stated !== undefined)) return [];
  const detail = 'Give what was certified: declared, counts, shares or margin.';
  return [{ pointer: '/counts', code: 'field-required', detail }];
}
