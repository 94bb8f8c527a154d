import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official, VALENCIA } from './example.js';

export const CandidacyQualified = defineEvent('CandidacyQualified', 1, {
  command: 'QualifyCandidacy',
  meaning: 'The authority puts a candidate on the ballot.',
  occurredIs: 'when that was decided',
  fields: {
    candidate: person(),
    party: optional(text(40)),
    ballotName: optional(text(200)),
    authority: optional(text(200)),
  },
  example: {
    occurred: '2022-04-21',
    sources: [official('Illinois State Board of Elections', '2022-04-21')],
    data: { candidate: VALENCIA, party: 'DEM', ballotName: 'Anna M. Valencia' },
  },
  places: ({ data }) => [{ slot: `ballot/${data.candidate.id}` }],
  supersedes: 'later',
  beginsWith: 'race',
});
