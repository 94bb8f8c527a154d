import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DURBIN, EARLIER, news, VALENCIA } from './example.js';
import { relationFields, relationSlot } from './relation-fields.js';

export const RelationEnded = defineEvent('RelationEnded', 1, {
  command: 'EndRelation',
  meaning: 'A relation ended.',
  occurredIs: 'when it ended',
  fields: { ...relationFields(), reason: optional(text(500)) },
  example: {
    occurred: '2014-11-04',
    follows: EARLIER,
    sources: [news('Chicago Sun-Times', '2022-01-04')],
    data: {
      subject: VALENCIA,
      predicate: 'managed-campaign-of',
      object: DURBIN,
      context: '2014 US Senate re-election',
    },
  },
  places: ({ data }) => [{ slot: relationSlot(data) }],
  supersedes: 'follows',
  follows: { types: ['RelationAsserted'], slot: relationSlot },
});
