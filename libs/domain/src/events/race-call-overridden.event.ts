import { organization } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { flag, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { AP, news } from './example.js';

export const RaceCallOverridden = defineEvent('RaceCallOverridden', 1, {
  command: 'OverrideRaceCall',
  meaning: 'A desk takes over the call of another, or holds it back; the call stays as it is.',
  occurredIs: 'when that was decided',
  fields: {
    desk: organization(),
    caller: organization(),
    /** Whether the desk takes the call over. */
    accepts: flag(),
    reason: optional(text(500)),
  },
  example: {
    occurred: '2022-06-28T22:40:00-05:00',
    sources: [news('Capitol Fax', '2022-06-28')],
    data: {
      desk: { id: 'capitol-fax', name: 'Capitol Fax', kind: 'organization' },
      caller: AP,
      accepts: false,
      reason: 'An example; it was taken over.',
    },
  },
  places: ({ data }) => [{ slot: `acceptance/${data.desk.id}/${data.caller.id}` }],
  supersedes: 'later',
});
