import { optional } from '../schema/record-fields.js';
import { countRows } from '../schema/row-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { BOARD, EARLIER, GIANNOULIAS, official } from './example.js';
import { recountFields, recountSlot } from './recount-fields.js';

export const RecountCompleted = defineEvent('RecountCompleted', 1, {
  command: 'CompleteRecount',
  meaning:
    'The votes were counted again; a count or a certificate made of it is an event of its own.',
  occurredIs: 'when it was done',
  fields: {
    ...recountFields(),
    counts: optional(countRows()),
    outcome: optional(text(300)),
  },
  example: {
    occurred: '2022-08-19',
    follows: EARLIER,
    sources: [official('Illinois State Board of Elections', '2022-08-19')],
    data: {
      authority: BOARD,
      counts: [{ candidate: GIANNOULIAS, count: 403_125 }],
      outcome: 'The winner stays the same.',
    },
  },
  places: ({ data }) => [{ slot: recountSlot(data) }],
  supersedes: 'follows',
  follows: { types: ['RecountOrdered'], slot: recountSlot },
});
