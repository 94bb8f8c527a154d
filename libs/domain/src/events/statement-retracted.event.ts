import { actor } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DURBIN, EARLIER, news } from './example.js';
import { standingSlot } from './slot-key.js';

export const StatementRetracted = defineEvent('StatementRetracted', 1, {
  command: 'RetractStatement',
  meaning: 'Somebody takes back what they had said; the statement is shown with that standing.',
  occurredIs: 'when it was taken back',
  fields: { speaker: optional(actor()), reason: optional(text(500)) },
  example: {
    occurred: '2022-01-06',
    follows: EARLIER,
    sources: [news('Capitol Fax', '2022-01-06')],
    data: { speaker: DURBIN, reason: 'An example; he never did.' },
  },
  places: ({ follows }) => [{ slot: standingSlot(follows) }],
  supersedes: 'follows',
  follows: { types: ['StatementMade'], slot: null },
});
