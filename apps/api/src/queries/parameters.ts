import { LIST_LIMIT_DEFAULT, LIST_LIMIT_MAX } from '#libs/application';
import { CLOCKS } from '#libs/domain';

/** What a value looks like: a text, one of a few words, a whole number, or true and false. */
export type ParameterSchema =
  | { readonly type: 'string'; readonly maxLength: number }
  | { readonly type: 'string'; readonly enum: readonly string[]; readonly default: string }
  | {
      readonly type: 'integer';
      readonly minimum: number;
      readonly maximum?: number;
      readonly default?: number;
    }
  | { readonly type: 'boolean'; readonly default: boolean };

export interface ParameterText {
  readonly meaning: string;
  readonly example: string;
  readonly schema: ParameterSchema;
}

const text = { type: 'string', maxLength: 500 } as const;
const version = { type: 'integer', minimum: 0 } as const;
const instant = (meaning: string): ParameterText => ({
  meaning: `${meaning} RFC 3339 instant, YYYY-MM-DD, YYYY-MM, now, or -7d; a period counts to its end.`,
  example: '2022-01-04',
  schema: text,
});

/** Every query parameter of the service: the checks at the door and the reference are both made of it. */
export const PARAMETERS = {
  validAt: instant('What was true in the world at this time; now where not given.'),
  knownAt: instant('As known up to this time; the latest where not given.'),
  asOf: instant('Both validAt and knownAt.'),
  atVersion: {
    meaning: 'As known from the first N events of the race.',
    example: '20',
    schema: version,
  },
  clock: {
    meaning:
      'Which clock knownAt is read on: when it was recorded here, or published by its source.',
    example: 'published',
    schema: { type: 'string', enum: CLOCKS, default: 'recorded' },
  },
  minVersion: {
    meaning:
      'Wait until the race has this version, to read a write of your own (see Prefer: wait).',
    example: '20',
    schema: version,
  },
  after: {
    meaning: 'Cursor from links.next or links.poll of a reply: what comes after it.',
    example: 'djEy',
    schema: text,
  },
  limit: {
    meaning: 'The most items of one reply.',
    example: '50',
    schema: { type: 'integer', minimum: 1, maximum: LIST_LIMIT_MAX, default: LIST_LIMIT_DEFAULT },
  },
  q: { meaning: 'Words in the id, the name or the office.', example: 'secretary', schema: text },
  stage: { meaning: 'Stage of the race.', example: 'primary', schema: text },
  party: { meaning: 'Party of a primary.', example: 'DEM', schema: text },
  office: { meaning: 'Id of the office.', example: 'secretary-of-state', schema: text },
  race: { meaning: 'Id of a race.', example: 'il-sos-2022-dem-primary', schema: text },
  stream: {
    meaning:
      'Name of the record of a race, a person, an organisation, an office, a party, a source or an import.',
    example: 'person/anna-valencia',
    schema: text,
  },
  candidate: {
    meaning:
      'Id of a person: only events that name them, or that correct or retract one that does.',
    example: 'anna-valencia',
    schema: text,
  },
  type: {
    meaning: 'Event types, divided by commas; a star stands for any ending.',
    example: 'EndorsementAnnounced',
    schema: text,
  },
  slot: { meaning: 'What facts are about.', example: 'entry/anna-valencia', schema: text },
  includeRetracted: {
    meaning: 'Whether facts that were retracted are listed too.',
    example: 'true',
    schema: { type: 'boolean', default: false },
  },
  includeUncertain: {
    meaning: 'Whether facts that are only possible at validAt are listed too.',
    example: 'false',
    schema: { type: 'boolean', default: true },
  },
  lastEventId: {
    meaning: 'Id of the last event received, where the header Last-Event-ID cannot be sent.',
    example: 'djEy',
    schema: text,
  },
  name: {
    meaning:
      'Beginning of a name, an alias or a word of one; case, accents and punctuation make no difference.',
    example: 'durb',
    schema: text,
  },
  identifier: {
    meaning: 'An identifier elsewhere, after its scheme and a colon.',
    example: 'wikidata:Q434804',
    schema: text,
  },
  dryRun: {
    meaning: 'Check the command and show what it would record; nothing is stored.',
    example: 'true',
    schema: { type: 'boolean', default: false },
  },
} as const satisfies Record<string, ParameterText>;

export type ParameterName = keyof typeof PARAMETERS;

/** Where a stream begins; elsewhere `from` is a time. */
export const FROM_IN_STREAM: ParameterText = {
  meaning: 'Where a stream begins: with the first event, or with the next one.',
  example: 'latest',
  schema: { type: 'string', enum: ['beginning', 'latest'], default: 'beginning' },
};

const recorded = (meaning: string): ParameterText => ({
  meaning: `${meaning} RFC 3339 instant, now, or -7d.`,
  example: '2026-11-03T00:00:00Z',
  schema: text,
});

/** It only says where a stream begins: who comes back goes on after an id. */
export const SINCE_IN_STREAM = recorded('Only what was recorded at this time or later.');
export const UNTIL_IN_STREAM = recorded('The stream ends with what was recorded before this time.');

/** Parameters by name, each given once and known to the question. */
export type Given = Readonly<Record<string, string>>;
