import { people } from '../schema/actor-fields.js';
import { civilDate } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, official, VALENCIA } from './example.js';

export const RunoffScheduled = defineEvent('RunoffScheduled', 1, {
  command: 'ScheduleRunoff',
  meaning: 'The day of a second round is set; the runoff itself is a race of its own.',
  occurredIs: 'when that was decided; the day decided on is in the data',
  fields: {
    runoffDate: civilDate(),
    candidates: optional(people(100)),
    /** The race that is the second round. */
    race: optional(slug()),
    instrument: optional(text(200)),
  },
  example: {
    occurred: '2022-06-30',
    sources: [official('Illinois State Board of Elections', '2022-06-30')],
    data: {
      runoffDate: '2022-08-16',
      candidates: [GIANNOULIAS, VALENCIA],
      race: 'il-sos-2022-dem-runoff',
    },
  },
  places: () => [{ slot: 'runoff' }],
  supersedes: 'later',
  mayLieAhead: true,
});
