import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, news, VALENCIA } from './example.js';

export const ConcessionRetracted = defineEvent('ConcessionRetracted', 1, {
  command: 'RetractConcession',
  meaning: 'A candidate takes a concession back.',
  occurredIs: 'when it was taken back',
  fields: { candidate: person(), reason: optional(text(500)) },
  example: {
    occurred: '2022-06-29',
    follows: EARLIER,
    sources: [news('Daily Herald', '2022-06-29')],
    data: { candidate: VALENCIA, reason: 'The count had been misread.' },
  },
  places: ({ data }) => [{ slot: `concession/${data.candidate.id}` }],
  supersedes: 'follows',
  follows: {
    types: ['CandidacyConceded'],
    slot: (data) => `concession/${data.candidate.id}`,
  },
  beginsWith: 'election-day',
});
