import { civilDate } from '../schema/date-fields.js';
import { listOf, object, optional } from '../schema/record-fields.js';
import { integer, oneOf, slug, text, timeZone } from '../schema/scalar-fields.js';
import { coverageFields } from './coverage-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';

const STAGES = ['primary', 'general', 'runoff', 'special', 'caucus', 'other'] as const;

export const RaceCreated = defineEvent('RaceCreated', 1, {
  command: 'CreateRace',
  meaning: 'A race exists: one contest for one office at one stage (NIST CandidateContest).',
  occurredIs: 'undated: a race is known at every K from its creation on',
  fields: {
    id: slug(),
    name: text(200),
    stage: oneOf(STAGES),
    primaryParty: optional(text(40)),
    office: object({
      name: text(200),
      id: optional(slug()),
      role: optional(text(80)),
      level: optional(text(80)),
      jurisdiction: optional(text(200)),
    }),
    seats: optional(integer(1, 1_000)),
    timeZone: timeZone(),
    begins: civilDate(),
    related: optional(listOf(object({ race: slug(), as: slug() }), 50)),
    reporters: optional(listOf(slug(), 50)),
    coverage: optional(object(coverageFields())),
  },
  example: {
    sources: [official('Illinois General Assembly', '2020')],
    data: {
      id: 'il-sos-2022-dem-primary',
      name: 'Illinois Secretary of State, Democratic primary, 2022',
      stage: 'primary',
      primaryParty: 'DEM',
      office: {
        name: 'Illinois Secretary of State',
        jurisdiction: 'ocd-division/country:us/state:il',
      },
      seats: 1,
      timeZone: 'America/Chicago',
      begins: '2018-11-07',
      related: [{ race: 'il-sos-2022-general', as: 'general' }],
      coverage: { endorsements: 'partial', polls: 'complete' },
    },
  },
  places: () => [{ slot: 'identity' }],
  supersedes: 'corrections',
  mayOmitOccurred: true,
});
