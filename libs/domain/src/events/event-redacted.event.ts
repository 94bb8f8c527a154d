import { REDACTION_REASONS } from '../event/timeline-event.js';
import { eventReference } from '../schema/event-fields.js';
import { filledIn, listOf, optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER } from './example.js';

/** What acts on one event, all of which goes with it. */
const HIDDEN_MAX = 10_000;

export const EventRedacted = defineEvent('EventRedacted', 1, {
  command: 'RedactEvent',
  meaning:
    'What an event says is removed for a legal reason: hidden at once at every time and in every list, with all that acts on it [F7]. Operators alone may do so.',
  occurredIs: 'undated: it acts on paper, not in the world',
  fields: {
    event: eventReference(),
    reason: oneOf(REDACTION_REASONS),
    note: optional(text(500)),
    hides: filledIn(listOf(eventReference(), HIDDEN_MAX, 1)),
  },
  example: {
    data: { event: EARLIER, reason: 'court-order', note: 'Docket 2022-CH-01234.' },
  },
  places: () => [],
  supersedes: 'nothing',
  mayOmitOccurred: true,
  isForOperators: true,
  saysNothing: true,
});
