import { edtf } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { debateFields, debateSlot, FOLLOWS_DEBATE } from './debate-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, news } from './example.js';

export const DebateRescheduled = defineEvent('DebateRescheduled', 1, {
  command: 'RescheduleDebate',
  meaning: 'A debate moves to another time.',
  occurredIs: 'when that was decided, or made known; the times are in the data',
  fields: {
    ...debateFields(),
    start: edtf(),
    from: optional(edtf()),
    reason: optional(text(500)),
  },
  example: {
    occurred: '2022-05-16',
    follows: EARLIER,
    sources: [news('WTTW', '2022-05-16')],
    data: {
      debate: 'wttw-forum-may',
      from: '2022-05-19T19:00:00-05:00',
      start: '2022-05-26T19:00:00-05:00',
    },
  },
  places: ({ data }) => [{ slot: debateSlot(data) }],
  supersedes: 'follows',
  follows: FOLLOWS_DEBATE,
  mayLieAhead: true,
});
