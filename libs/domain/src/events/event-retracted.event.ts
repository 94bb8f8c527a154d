import { eventReference } from '../schema/event-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, news } from './example.js';
import { CORRECTION_KINDS } from './event-corrected.event.js';

export const RETRACTION_REASONS = ['false-report', 'duplicate', 'wrong-race', 'mistake'] as const;

export const EventRetracted = defineEvent('EventRetracted', 1, {
  command: 'RetractEvent',
  meaning: 'A fact was never true, or not ours to record; from then on it is forgotten [F3].',
  occurredIs: 'undated: it acts on paper, not in the world',
  fields: {
    event: eventReference(),
    kind: oneOf(CORRECTION_KINDS),
    reason: oneOf(RETRACTION_REASONS),
    note: optional(text(1_000)),
  },
  example: {
    sources: [news('Chicago Sun-Times', '2022-01-04')],
    data: {
      event: EARLIER,
      kind: 'source',
      reason: 'false-report',
      note: 'The profile mixes in his backers of 2010.',
    },
  },
  places: () => [],
  supersedes: 'nothing',
  mayOmitOccurred: true,
});
