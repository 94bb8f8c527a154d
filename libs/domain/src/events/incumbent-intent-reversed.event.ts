import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, news, WHITE } from './example.js';
import { INTENTS } from './incumbent-intent-declared.event.js';

export const IncumbentIntentReversed = defineEvent('IncumbentIntentReversed', 1, {
  command: 'ReverseIncumbentIntent',
  meaning: 'Whoever holds the office takes an earlier word about running again back.',
  occurredIs: 'when it was taken back',
  fields: { person: person(), intent: optional(oneOf(INTENTS)), reason: optional(text(500)) },
  example: {
    occurred: '2017-08-17',
    follows: EARLIER,
    sources: [news('WSIU', '2017-08-17')],
    data: { person: WHITE, intent: 'running' },
  },
  places: ({ data }) => [{ slot: `intent/${data.person.id}` }],
  supersedes: 'follows',
  follows: {
    types: ['IncumbentIntentDeclared', 'IncumbentIntentReversed'],
    slot: (data) => `intent/${data.person.id}`,
  },
});
