import { organization } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, news, OGDEN_FRY } from './example.js';
import { standingSlot } from './slot-key.js';

export const PollWithdrawn = defineEvent('PollWithdrawn', 1, {
  command: 'WithdrawPoll',
  meaning: 'Whoever published a poll takes it back; the poll is shown with that standing.',
  occurredIs: 'when it was taken back',
  fields: { pollster: optional(organization()), reason: optional(text(500)) },
  example: {
    occurred: '2022-02-01',
    follows: EARLIER,
    sources: [news('Politico', '2022-02-01')],
    data: { pollster: OGDEN_FRY, reason: 'An example; it never was.' },
  },
  places: ({ follows }) => [{ slot: standingSlot(follows) }],
  supersedes: 'follows',
  follows: { types: ['PollPublished'], slot: null },
});
