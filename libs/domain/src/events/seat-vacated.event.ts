import { person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news, WHITE } from './example.js';

export const SeatVacated = defineEvent('SeatVacated', 1, {
  command: 'VacateSeat',
  meaning: 'Nobody holds the office of this race any longer.',
  occurredIs: 'when it became vacant',
  fields: { person: optional(person()), reason: optional(text(500)) },
  example: {
    occurred: '2022-12-31',
    sources: [news('Capitol Fax', '2022-12-31')],
    data: { person: WHITE, reason: 'An example; he served to the end of his term.' },
  },
  places: () => [{ slot: 'seat' }],
  supersedes: 'later',
});
