import { object, optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';
import { registrationFields } from './identity-fields.js';

export const PersonRegistered = defineEvent('PersonRegistered', 1, {
  command: 'RegisterPerson',
  meaning:
    'A person has an id of their own: what races record under it is about them. Races name people whether or not they are registered.',
  occurredIs: 'undated: who somebody is holds at every time',
  recordedIn: ['person'],
  fields: {
    ...registrationFields(),
    nameParts: optional(
      object({
        given: optional(text(100)),
        middle: optional(text(100)),
        family: optional(text(100)),
        prefix: optional(text(40)),
        suffix: optional(text(40)),
      }),
    ),
  },
  example: {
    sources: [official('Biographical Directory of the U.S. Congress', '2021')],
    data: {
      id: 'richard-durbin',
      name: 'Richard J. Durbin',
      nameParts: { given: 'Richard', middle: 'Joseph', family: 'Durbin' },
      externalIdentifiers: [
        { scheme: 'bioguide', identifier: 'D000563' },
        { scheme: 'wikidata', identifier: 'Q434804' },
        { scheme: 'fec-candidate', identifier: 'S6IL00151' },
        { scheme: 'fec-candidate', identifier: 'H2IL20026' },
      ],
    },
  },
  places: () => [{ slot: 'identity' }],
  supersedes: 'corrections',
  mayOmitOccurred: true,
});
