import { civilDate } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';

/** What takes the day of an election away: on which day it would have been held, or was, and why. */
export const endedFields = () => ({
  was: optional(civilDate()),
  authority: optional(text(200)),
  instrument: optional(text(200)),
  reason: optional(text(500)),
});

export const FOLLOWS_ELECTION = {
  types: ['ElectionScheduled', 'ElectionRescheduled'],
  slot: (): string => 'election',
} as const;
