import { organization } from '../schema/actor-fields.js';
import { oneOf } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { AP, news } from './example.js';

/** How far a counter has come, in the words of the AP, as slugs. */
const TABULATION_STATUSES = [
  'awaiting-poll-close',
  'polls-closed',
  'active',
  'paused',
  'ended',
  'gathering-certified-results',
  'certified',
] as const;

export const TabulationStatusChanged = defineEvent('TabulationStatusChanged', 1, {
  command: 'ChangeTabulationStatus',
  meaning: 'Whoever counts, or gathers counts, begins, pauses or ends that.',
  occurredIs: 'when it changed',
  fields: { by: organization(), status: oneOf(TABULATION_STATUSES) },
  example: {
    occurred: '2022-06-28T19:20:00-05:00',
    sources: [news('Associated Press', '2022-06-28')],
    data: { by: AP, status: 'active' },
  },
  places: ({ data }) => [{ slot: `tabulation/${data.by.id}` }],
  supersedes: 'later',
});
