import { actor } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { BOARD, news, VALENCIA } from './example.js';
import { recountFields, recountSlot } from './recount-fields.js';

export const RecountRequested = defineEvent('RecountRequested', 1, {
  command: 'RequestRecount',
  meaning: 'Somebody asks for the votes to be counted again.',
  occurredIs: 'when it was asked for',
  fields: { ...recountFields(), by: optional(actor()), grounds: optional(text(500)) },
  example: {
    occurred: '2022-08-02',
    sources: [news('Chicago Tribune', '2022-08-02')],
    data: { authority: BOARD, by: VALENCIA, grounds: 'An example; nobody asked.' },
  },
  places: ({ data }) => [{ slot: recountSlot(data) }],
  supersedes: 'follows',
});
