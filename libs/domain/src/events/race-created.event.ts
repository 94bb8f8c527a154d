import { listOf, object, optional } from '../schema/record-fields.js';
import { civilDate } from '../schema/date-fields.js';
import { integer, oneOf, slug, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';

export const STAGES = ['primary', 'general', 'runoff', 'special', 'caucus', 'other'] as const;

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
    timeZone: text(60),
    begins: civilDate(),
    related: optional(listOf(object({ race: slug(), as: slug() }), 50)),
    reporters: optional(listOf(slug(), 50)),
    coverage: optional(
      object({
        endorsements: optional(text(40)),
        finance: optional(text(40)),
        polls: optional(text(40)),
        results: optional(text(40)),
        through: optional(text(40)),
      }),
    ),
  },
  places: () => [{ slot: 'identity' }],
  supersedes: 'corrections',
});
