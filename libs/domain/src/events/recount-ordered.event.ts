import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { BOARD, EARLIER, official } from './example.js';
import { recountFields, recountSlot } from './recount-fields.js';

const RECOUNT_TRIGGERS = ['request', 'automatic', 'court'] as const;

export const RecountOrdered = defineEvent('RecountOrdered', 1, {
  command: 'OrderRecount',
  meaning: 'The votes are to be counted again: on request, by law or by a court.',
  occurredIs: 'when it was ordered',
  fields: {
    ...recountFields(),
    trigger: optional(oneOf(RECOUNT_TRIGGERS)),
    reason: optional(text(500)),
  },
  example: {
    occurred: '2022-08-05',
    follows: EARLIER,
    sources: [official('Illinois State Board of Elections', '2022-08-05')],
    data: { authority: BOARD, trigger: 'request', scope: 'a quarter of the precincts' },
  },
  places: ({ data }) => [{ slot: recountSlot(data) }],
  supersedes: 'follows',
  follows: { types: ['RecountRequested'], slot: recountSlot },
});
