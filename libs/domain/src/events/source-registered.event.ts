import { optional } from '../schema/record-fields.js';
import { oneOf, text, webAddress } from '../schema/scalar-fields.js';
import { SOURCE_KINDS } from '../source/source.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';
import { registrationFields } from './identity-fields.js';

export const SourceRegistered = defineEvent('SourceRegistered', 1, {
  command: 'RegisterSource',
  meaning:
    'A publisher or a feed that facts are cited from; its id is the slug that the keys of its pieces begin with.',
  occurredIs: 'undated: what a publisher is holds at every time',
  recordedIn: ['source'],
  fields: {
    ...registrationFields(),
    kind: oneOf(SOURCE_KINDS),
    licence: optional(text(200)),
    url: optional(webAddress()),
  },
  example: {
    sources: [official('Chicago Sun-Times', '2022')],
    data: {
      id: 'chicago-sun-times',
      name: 'Chicago Sun-Times',
      kind: 'news',
      licence: 'all rights reserved; facts are cited',
      url: 'https://chicago.suntimes.com',
    },
  },
  places: () => [{ slot: 'identity' }],
  supersedes: 'corrections',
  mayOmitOccurred: true,
});
