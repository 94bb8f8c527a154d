import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf } from '../schema/scalar-fields.js';
import { FOLLOWS_ENTRY, ON_BALLOT } from './candidacy-exit.js';
import { defineEvent } from './define-event.js';
import { DOWELL, news } from './example.js';

export const CandidacyDied = defineEvent('CandidacyDied', 1, {
  command: 'RecordCandidateDeath',
  meaning: 'A candidate dies; the name may stay on the ballot and still get votes.',
  occurredIs: 'when they died',
  fields: { candidate: person(), onBallot: optional(oneOf(ON_BALLOT)) },
  example: {
    occurred: '2022-05-30',
    sources: [news('Chicago Sun-Times', '2022-05-31')],
    data: { candidate: { ...DOWELL, id: 'an-example', name: 'An Example' }, onBallot: 'yes' },
  },
  places: ({ data }) => [{ slot: `exit/${data.candidate.id}` }],
  supersedes: 'follows',
  follows: FOLLOWS_ENTRY,
  beginsWith: 'race',
});
