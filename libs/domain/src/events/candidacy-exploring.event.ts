import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news, VALENCIA } from './example.js';

const EXPLORING_FORMS = ['considering', 'committee'] as const;

export const CandidacyExploring = defineEvent('CandidacyExploring', 1, {
  command: 'ExploreCandidacy',
  meaning: 'Someone considers a candidacy, or forms a committee to explore one.',
  occurredIs: 'when it was said, or the committee formed',
  fields: {
    candidate: person(),
    form: optional(oneOf(EXPLORING_FORMS)),
    party: optional(text(40)),
    committee: optional(text(200)),
  },
  example: {
    occurred: '2020-12-08',
    sources: [news('Chicago Sun-Times', '2020-12-08')],
    data: { candidate: VALENCIA, form: 'committee' },
  },
  places: ({ data }) => [{ slot: `exploring/${data.candidate.id}` }],
  supersedes: 'later',
  beginsWith: 'race',
});
