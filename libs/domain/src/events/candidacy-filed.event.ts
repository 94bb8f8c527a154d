import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { integer, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official, VALENCIA } from './example.js';

export const CandidacyFiled = defineEvent('CandidacyFiled', 1, {
  command: 'FileCandidacy',
  meaning: 'The papers of a candidacy were handed in.',
  occurredIs: 'when they were handed in',
  fields: {
    candidate: person(),
    party: optional(text(40)),
    ballotName: optional(text(200)),
    signatures: optional(integer(0)),
    authority: optional(text(200)),
  },
  example: {
    occurred: '2022-03-07/2022-03-14',
    assertion: 'reported',
    sources: [official('Illinois State Board of Elections', '2022-03-14')],
    data: { candidate: VALENCIA, party: 'DEM' },
  },
  places: ({ data }) => [{ slot: `ballot/${data.candidate.id}` }],
  supersedes: 'later',
  beginsWith: 'race',
});
