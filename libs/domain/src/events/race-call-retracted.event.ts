import { organization } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { AP, EARLIER, news } from './example.js';

const UNCALLED_STATUSES = ['too-early-to-call', 'too-close-to-call', 'uncalled'] as const;

export const RaceCallRetracted = defineEvent('RaceCallRetracted', 1, {
  command: 'RetractRaceCall',
  meaning: 'A caller takes its call back; the call stays in the log, and so does the reason.',
  occurredIs: 'when it was taken back',
  fields: {
    caller: organization(),
    reason: optional(text(500)),
    newStatus: optional(oneOf(UNCALLED_STATUSES)),
  },
  example: {
    occurred: '2018-11-26',
    follows: EARLIER,
    sources: [news('Associated Press', '2018-11-26')],
    data: { caller: AP, reason: 'The other candidate leads.', newStatus: 'too-close-to-call' },
  },
  places: ({ data }) => [{ slot: `call/${data.caller.id}` }],
  supersedes: 'follows',
  follows: { types: ['RaceCalled'], slot: (data) => `call/${data.caller.id}` },
  beginsWith: 'election-day',
});
