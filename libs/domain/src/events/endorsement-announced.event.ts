import { actor, person } from '../schema/actor-fields.js';
import { listOf, optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DURBIN, news, VALENCIA } from './example.js';

const STANCES = ['support', 'co-endorse', 'oppose'] as const;

export const EndorsementAnnounced = defineEvent('EndorsementAnnounced', 1, {
  command: 'AnnounceEndorsement',
  meaning: 'A person or an organisation publicly supports, or opposes, a candidate of this race.',
  occurredIs: 'when the support was announced',
  fields: {
    endorser: actor(),
    candidate: person(),
    stance: oneOf(STANCES),
    medium: optional(text(120)),
    joint: optional(listOf(actor(), 50)),
  },
  example: {
    occurred: '2022-01-04',
    expressedAs: 'on Tuesday',
    sources: [news('Chicago Sun-Times', '2022-01-04')],
    data: { endorser: DURBIN, candidate: VALENCIA, stance: 'support' },
  },
  places: ({ data }) => [{ slot: `endorsement/${data.endorser.id}/${data.candidate.id}` }],
  supersedes: 'later',
  beginsWith: 'race',
});
