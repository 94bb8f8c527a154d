import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news, VALENCIA } from './example.js';

export const CandidacyConceded = defineEvent('CandidacyConceded', 1, {
  command: 'ConcedeCandidacy',
  meaning: 'A candidate concedes; a concession is no result and changes no status.',
  occurredIs: 'when it was said',
  fields: { candidate: person(), to: optional(person()), medium: optional(text(120)) },
  example: {
    occurred: '2022-06-28',
    sources: [news('Daily Herald', '2022-06-28')],
    data: { candidate: VALENCIA, to: GIANNOULIAS },
  },
  places: ({ data }) => [{ slot: `concession/${data.candidate.id}` }],
  supersedes: 'follows',
  beginsWith: 'election-day',
});
