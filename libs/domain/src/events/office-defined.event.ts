import { edtf } from '../schema/date-fields.js';
import { object, optional } from '../schema/record-fields.js';
import { integer, oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';
import { registrationFields } from './identity-fields.js';

const TERM_TYPES = ['full-term', 'unexpired-term'] as const;

export const OfficeDefined = defineEvent('OfficeDefined', 1, {
  command: 'DefineOffice',
  meaning: 'An office that races are about and people hold (NIST Office).',
  occurredIs: 'undated: what an office is holds at every time',
  recordedIn: ['office'],
  fields: {
    ...registrationFields(),
    /** OCD division id: a place, never an election. */
    electionDistrict: text(200),
    role: optional(text(80)),
    level: optional(text(80)),
    seats: optional(integer(1, 1_000)),
    term: optional(
      object({
        type: optional(oneOf(TERM_TYPES)),
        years: optional(integer(1, 50)),
        start: optional(edtf()),
        end: optional(edtf()),
      }),
    ),
  },
  example: {
    sources: [official('Constitution of Illinois', '1970')],
    data: {
      id: 'il-secretary-of-state',
      name: 'Illinois Secretary of State',
      electionDistrict: 'ocd-division/country:us/state:il',
      role: 'secretary state',
      level: 'Administrative Area 1',
      term: { type: 'full-term', years: 4 },
    },
  },
  places: () => [{ slot: 'identity' }],
  supersedes: 'corrections',
  mayOmitOccurred: true,
});
