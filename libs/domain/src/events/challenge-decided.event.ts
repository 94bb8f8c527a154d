import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, news } from './example.js';
import { keyOf } from './slot-key.js';

const CHALLENGE_OUTCOMES = [
  'dismissed',
  'rejected',
  'upheld',
  'partly-upheld',
  'withdrawn',
] as const;

export const ChallengeDecided = defineEvent('ChallengeDecided', 1, {
  command: 'DecideChallenge',
  meaning: 'A challenge of the outcome is decided, or given up.',
  occurredIs: 'when it was decided',
  fields: {
    case: optional(text(120)),
    outcome: oneOf(CHALLENGE_OUTCOMES),
    court: optional(text(200)),
    reason: optional(text(500)),
  },
  example: {
    occurred: '2022-09-01',
    follows: EARLIER,
    sources: [news('Chicago Tribune', '2022-09-01')],
    data: { case: '2022 CO 1', outcome: 'dismissed' },
  },
  places: ({ data }) => [{ slot: `challenge/${keyOf(data.case)}` }],
  supersedes: 'follows',
  follows: { types: ['RaceChallenged'], slot: (data) => `challenge/${keyOf(data.case)}` },
});
