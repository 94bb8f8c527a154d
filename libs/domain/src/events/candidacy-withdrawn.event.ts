import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, slug, text } from '../schema/scalar-fields.js';
import { FOLLOWS_ENTRY, ON_BALLOT } from './candidacy-exit.js';
import { defineEvent } from './define-event.js';
import { DOWELL, news } from './example.js';

const WITHDRAWAL_WORDINGS = ['withdrawn', 'suspended', 'switched', 'ended'] as const;

export const CandidacyWithdrawn = defineEvent('CandidacyWithdrawn', 1, {
  command: 'WithdrawCandidacy',
  meaning: 'Someone leaves the race; the name may stay on the ballot and still get votes.',
  occurredIs: 'when they left',
  fields: {
    candidate: person(),
    wording: optional(oneOf(WITHDRAWAL_WORDINGS)),
    /** Whether the name stays on the ballot. */
    onBallot: optional(oneOf(ON_BALLOT)),
    /** The race that they run in instead. */
    movedTo: optional(slug()),
    reason: optional(text(500)),
  },
  example: {
    occurred: '2022-01-05',
    sources: [news('Chicago Sun-Times', '2022-01-05')],
    data: { candidate: DOWELL, wording: 'switched', movedTo: 'us-house-il-01-2022-dem-primary' },
  },
  places: ({ data }) => [{ slot: `exit/${data.candidate.id}` }],
  supersedes: 'follows',
  follows: FOLLOWS_ENTRY,
  beginsWith: 'race',
});
