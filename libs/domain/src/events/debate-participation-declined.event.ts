import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';
import { debateSlot } from './debate-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news } from './example.js';

export const DebateParticipationDeclined = defineEvent('DebateParticipationDeclined', 1, {
  command: 'DeclineDebateParticipation',
  meaning: 'A candidate will not take part in a debate.',
  occurredIs: 'when it was said',
  fields: { debate: slug(), candidate: person(), reason: optional(text(500)) },
  example: {
    occurred: '2022-05-10',
    sources: [news('Capitol Fax', '2022-05-10')],
    data: { debate: 'wttw-forum-may', candidate: GIANNOULIAS, reason: 'An example; he took part.' },
  },
  places: ({ data }) => [{ slot: `${debateSlot(data)}/${data.candidate.id}` }],
  supersedes: 'later',
});
