import { people } from '../schema/actor-fields.js';
import { edtf } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { debateFields, debateSlot } from './debate-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news, VALENCIA } from './example.js';

export const DebateScheduled = defineEvent('DebateScheduled', 1, {
  command: 'ScheduleDebate',
  meaning: 'A debate or forum of candidates is set for a time.',
  occurredIs: 'when that was decided, or made known; the time of the debate is in the data',
  fields: {
    ...debateFields(),
    start: edtf(),
    invited: optional(people(100)),
  },
  example: {
    occurred: '2022-05-02',
    sources: [news('WTTW', '2022-05-02')],
    data: {
      debate: 'wttw-forum-may',
      title: 'Candidate forum',
      start: '2022-05-19T19:00:00-05:00',
      invited: [GIANNOULIAS, VALENCIA],
    },
  },
  places: ({ data }) => [{ slot: debateSlot(data) }],
  supersedes: 'follows',
  mayLieAhead: true,
});
