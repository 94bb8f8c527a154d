import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news, WHITE } from './example.js';

export const INTENTS = ['running', 'not-running', 'undecided'] as const;

export const IncumbentIntentDeclared = defineEvent('IncumbentIntentDeclared', 1, {
  command: 'DeclareIncumbentIntent',
  meaning: 'Whoever holds the office says whether to run again.',
  occurredIs: 'when it was said',
  fields: { person: person(), intent: oneOf(INTENTS), reason: optional(text(500)) },
  example: {
    occurred: '2019-08-15',
    sources: [news('Capitol Fax', '2019-08-15')],
    data: { person: WHITE, intent: 'not-running' },
  },
  places: ({ data }) => [{ slot: `intent/${data.person.id}` }],
  supersedes: 'follows',
});
