import { actor, person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news } from './example.js';

const NOMINATED_BY = ['primary', 'convention', 'caucus', 'petition', 'committee'] as const;

export const CandidacyNominated = defineEvent('CandidacyNominated', 1, {
  command: 'NominateCandidacy',
  meaning: 'A party, or those who signed for it, put a candidate forward in this race.',
  occurredIs: 'when the nomination was made',
  fields: {
    candidate: person(),
    party: optional(text(40)),
    nominator: optional(actor()),
    /** How the nomination came about. */
    by: optional(oneOf(NOMINATED_BY)),
  },
  example: {
    occurred: '2022-06-28',
    sources: [news('Chicago Sun-Times', '2022-06-29')],
    data: { candidate: GIANNOULIAS, party: 'DEM', by: 'primary' },
  },
  places: ({ data }) => [{ slot: `entry/${data.candidate.id}` }],
  supersedes: 'later',
  beginsWith: 'race',
});
