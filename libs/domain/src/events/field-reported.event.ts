import { actor, people } from '../schema/actor-fields.js';
import type { ReadingIssue } from '../schema/field.js';
import { optional } from '../schema/record-fields.js';
import { integer } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DOWELL, GIANNOULIAS, news, VALENCIA } from './example.js';
import { dayOf, UNSAID } from './slot-key.js';

export const FieldReported = defineEvent('FieldReported', 1, {
  command: 'ReportField',
  meaning: 'A source says how many candidates there are, or who they are.',
  occurredIs: 'when it was said',
  fields: {
    count: optional(integer(0, 10_000)),
    candidates: optional(people(200)),
    by: optional(actor()),
  },
  example: {
    occurred: '2022-01-04',
    assertion: 'reported',
    sources: [news('The Pantagraph', '2022-01-04')],
    data: { count: 4, candidates: [GIANNOULIAS, VALENCIA, DOWELL] },
  },
  places: ({ data, occurred }) => [{ slot: `field/${data.by?.id ?? UNSAID}/${dayOf(occurred)}` }],
  supersedes: 'list',
  check: checkField,
});

interface Reported {
  readonly count?: number;
  readonly candidates?: readonly unknown[];
}

function checkField({ count, candidates }: Reported): readonly ReadingIssue[] {
  if (count !== undefined || candidates !== undefined) return [];
  return [{ pointer: '/count', code: 'field-required', detail: 'Give count or candidates.' }];
}
