import { optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';
import { WHOLE_RACE } from './results-updated.event.js';

export const PollsClosed = defineEvent('PollsClosed', 1, {
  command: 'ClosePolls',
  meaning: 'Voting ends in the whole race or in a part of it.',
  occurredIs: 'when the polls closed',
  fields: {
    /** Slug of the part (NIST GpUnit); absent: the whole race. */
    unit: optional(slug()),
    /** Such as an order that keeps some polling places open. */
    reason: optional(text(500)),
  },
  example: {
    occurred: '2022-06-28T19:00:00-05:00',
    sources: [official('Illinois State Board of Elections', '2022-06-28')],
    data: {},
  },
  places: ({ data }) => [{ slot: `polls-closed/${data.unit ?? WHOLE_RACE}` }],
  supersedes: 'later',
});
