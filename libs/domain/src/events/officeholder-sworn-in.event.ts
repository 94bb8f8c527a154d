import { person } from '../schema/actor-fields.js';
import { edtf } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news } from './example.js';

export const OfficeholderSwornIn = defineEvent('OfficeholderSwornIn', 1, {
  command: 'SwearInOfficeholder',
  meaning: 'Someone takes the oath and holds the office of this race.',
  occurredIs: 'when the oath was taken',
  fields: {
    person: person(),
    termEnds: optional(edtf()),
    place: optional(text(200)),
  },
  example: {
    occurred: '2023-01-09',
    sources: [news('Chicago Sun-Times', '2023-01-09')],
    data: { person: GIANNOULIAS, termEnds: '2027-01' },
  },
  places: () => [{ slot: 'seat' }],
  supersedes: 'later',
});
