import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { debateFields, debateSlot, FOLLOWS_DEBATE } from './debate-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, news } from './example.js';

export const DebateCanceled = defineEvent('DebateCanceled', 1, {
  command: 'CancelDebate',
  meaning: 'A debate is not held.',
  occurredIs: 'when that was decided, or made known',
  fields: { ...debateFields(), reason: optional(text(500)) },
  example: {
    occurred: '2022-05-18',
    follows: EARLIER,
    sources: [news('WTTW', '2022-05-18')],
    data: { debate: 'wttw-forum-may', reason: 'An example; it was held.' },
  },
  places: ({ data }) => [{ slot: debateSlot(data) }],
  supersedes: 'follows',
  follows: FOLLOWS_DEBATE,
});
