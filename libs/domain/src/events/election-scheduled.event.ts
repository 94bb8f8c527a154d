import { civilDate } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';

export const DATE_STATUSES = ['confirmed', 'tentative', 'changing', 'postponed'] as const;

export const ElectionScheduled = defineEvent('ElectionScheduled', 1, {
  command: 'ScheduleElection',
  meaning: 'The day of the election is set.',
  occurredIs: 'when that was decided; the day decided on is in the data',
  fields: {
    electionDate: civilDate(),
    dateStatus: optional(oneOf(DATE_STATUSES)),
    instrument: optional(text(200)),
  },
  example: {
    occurred: '../2020',
    assertion: 'inferred',
    sources: [official('Illinois General Assembly', '2020')],
    data: { electionDate: '2022-03-15', dateStatus: 'confirmed', instrument: '10 ILCS 5/2A-1.1' },
  },
  places: () => [{ slot: 'election' }],
  supersedes: 'follows',
  mayLieAhead: true,
});
