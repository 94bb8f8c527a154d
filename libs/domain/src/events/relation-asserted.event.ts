import { edtf } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { defineEvent } from './define-event.js';
import { DURBIN, news, VALENCIA } from './example.js';
import { relationFields, relationSlot } from './relation-fields.js';

export const RelationAsserted = defineEvent('RelationAsserted', 1, {
  command: 'AssertRelation',
  meaning: 'One person or organisation stands, or stood, in a relation to another [T3].',
  occurredIs: 'when it began; undated where no source says',
  fields: { ...relationFields(), end: optional(edtf()) },
  example: {
    occurred: '2014~',
    sources: [news('Chicago Sun-Times', '2022-01-04')],
    data: {
      subject: VALENCIA,
      predicate: 'managed-campaign-of',
      object: DURBIN,
      context: '2014 US Senate re-election',
      end: '2014~',
    },
  },
  places: ({ data }) => [{ slot: relationSlot(data) }],
  supersedes: 'follows',
  mayOmitOccurred: true,
});
