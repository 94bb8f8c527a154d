import { eventReference } from '../schema/event-fields.js';
import { listOf, optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, news } from './example.js';

/** Accounts of one fact that one decision can be against. */
const DISPUTED_MAX = 100;

export const ConflictResolved = defineEvent('ConflictResolved', 1, {
  command: 'ResolveConflict',
  meaning:
    'Of accounts that say different things of the same, the named fact holds, and its alternatives become disputed [S3]; where the command does not say which, all of them.',
  occurredIs: 'undated: it acts on paper, not in the world',
  fields: {
    event: eventReference(),
    reason: text(500),
    disputed: optional(listOf(eventReference(), DISPUTED_MAX, 1)),
  },
  example: {
    sources: [news('Chicago Sun-Times', '2021-12-16')],
    data: { event: EARLIER, reason: 'The minutes of the meeting give the same count.' },
  },
  places: () => [],
  supersedes: 'nothing',
  mayOmitOccurred: true,
});
