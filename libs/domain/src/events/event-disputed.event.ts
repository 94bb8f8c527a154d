import { eventReference } from '../schema/event-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, news } from './example.js';

export const EventDisputed = defineEvent('EventDisputed', 1, {
  command: 'DisputeEvent',
  meaning: 'A fact is in dispute: it is only ever possible, until something better is known [F5].',
  occurredIs: 'undated: it acts on paper, not in the world',
  fields: { event: eventReference(), reason: text(500) },
  example: {
    sources: [news('Chicago Sun-Times', '2022-01-05')],
    data: { event: EARLIER, reason: 'Her campaign says that he never spoke of it.' },
  },
  places: () => [],
  supersedes: 'nothing',
  mayOmitOccurred: true,
});
