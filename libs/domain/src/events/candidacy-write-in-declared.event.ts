import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DOWELL, news } from './example.js';

export const CandidacyWriteInDeclared = defineEvent('CandidacyWriteInDeclared', 1, {
  command: 'DeclareWriteInCandidacy',
  meaning: 'Someone runs whose name is not printed: voters write it in.',
  occurredIs: 'when it was said, or the papers of a write-in were handed in',
  fields: {
    candidate: person(),
    party: optional(text(40)),
    authority: optional(text(200)),
  },
  example: {
    occurred: '2022-04-28',
    sources: [news('Chicago Tribune', '2022-04-28')],
    data: { candidate: DOWELL, party: 'DEM' },
  },
  places: ({ data }) => [{ slot: `entry/${data.candidate.id}` }],
  supersedes: 'later',
  beginsWith: 'race',
});
