import { people } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { debateFields, debateSlot, FOLLOWS_DEBATE } from './debate-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news, VALENCIA } from './example.js';

export const DebateHeld = defineEvent('DebateHeld', 1, {
  command: 'HoldDebate',
  meaning: 'A debate took place.',
  occurredIs: 'when it took place',
  fields: { ...debateFields(), attended: optional(people(100)) },
  example: {
    occurred: '2022-05-19',
    sources: [news('WTTW', '2022-05-19')],
    data: {
      debate: 'wttw-forum-may',
      title: 'Candidate forum',
      attended: [GIANNOULIAS, VALENCIA],
    },
  },
  places: ({ data }) => [{ slot: debateSlot(data) }],
  supersedes: 'follows',
  follows: FOLLOWS_DEBATE,
});
