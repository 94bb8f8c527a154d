import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';
import { registrationFields } from './identity-fields.js';

export const PartyDefined = defineEvent('PartyDefined', 1, {
  command: 'DefineParty',
  meaning: 'A party that candidates run for (NIST Party).',
  occurredIs: 'undated: what a party is holds at every time',
  recordedIn: ['party'],
  fields: {
    ...registrationFields(),
    /** As ballots and races write it: `DEM`. */
    abbreviation: optional(text(40)),
  },
  example: {
    sources: [official('Illinois State Board of Elections', '2021')],
    data: { id: 'democratic', name: 'Democratic Party', abbreviation: 'DEM' },
  },
  places: () => [{ slot: 'identity' }],
  supersedes: 'corrections',
  mayOmitOccurred: true,
});
