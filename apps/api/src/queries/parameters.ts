import { type Problem, LIST_LIMIT_DEFAULT, LIST_LIMIT_MAX } from '#libs/application';
import { type FieldIssue, nearest } from '#libs/domain';

export interface Parameter {
  readonly meaning: string;
  readonly example: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const text = { type: 'string', maxLength: 500 };
const version = { type: 'integer', minimum: 0 };
const instant = (meaning: string): Parameter => ({
  meaning: `${meaning} RFC 3339 instant, YYYY-MM-DD, YYYY-MM, now, or -7d; a period counts to its end.`,
  example: '2022-01-04',
  schema: text,
});

/** Every query parameter of the service; the check at the door and the reference are both made of it. */
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
    schema: { type: 'string', enum: ['recorded', 'published'], default: 'recorded' },
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
  from: {
    meaning: 'Where a stream begins: with the first event, or with the next one.',
    example: 'latest',
    schema: { type: 'string', enum: ['beginning', 'latest'], default: 'beginning' },
  },
  lastEventId: {
    meaning: 'Id of the last event received, where the header Last-Event-ID cannot be sent.',
    example: 'djEy',
    schema: text,
  },
  dryRun: {
    meaning: 'Check the command and show what it would record; nothing is stored.',
    example: 'true',
    schema: { type: 'boolean', default: false },
  },
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof PARAMETERS;

const VALUE_CHARACTERS_MAX = 500;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]|\ufffd/;

/** Parameters by name, each given once and known to the question. */
export type Given = Readonly<Record<string, string>>;

/** Reads the query of an address: a parameter that is unknown, repeated or too long is refused. */
export function readParameters(
  query: Readonly<Record<string, unknown>>,
  known: readonly ParameterName[],
): { readonly given: Given } | Problem {
  const errors = Object.entries(query).flatMap(([name, value]) => issueOf(name, value, known));
  if (errors.length === 0) return { given: query as Given };
  return {
    problem: 'parameter-invalid',
    detail: errors.map(({ detail }) => detail).join(' '),
    errors,
  };
}

function issueOf(
  name: string,
  value: unknown,
  known: readonly ParameterName[],
): readonly FieldIssue[] {
  const pointer = `?${name.slice(0, 100)}`;
  if (!known.some((one) => one === name))
    return [{ pointer, code: 'parameter-unknown', detail: unknownName(name, known) }];
  if (typeof value !== 'string') {
    const detail = `${name} is given more than once; give it once.`;
    return [{ pointer, code: 'parameter-repeated', detail }];
  }
  return issueOfText(name, value);
}

function issueOfText(name: string, value: string): readonly FieldIssue[] {
  const pointer = `?${name}`;
  if (value.length > VALUE_CHARACTERS_MAX) {
    const detail = `${name} may have ${VALUE_CHARACTERS_MAX} characters at most.`;
    return [{ pointer, code: 'text-too-long', detail }];
  }
  if (!CONTROL.test(value)) return [];
  const detail = `${name} holds control characters, or is not encoded as UTF-8.`;
  return [{ pointer, code: 'text-forbidden-characters', detail }];
}

function unknownName(name: string, known: readonly ParameterName[]): string {
  const meant = nearest(name, known);
  const guess = meant === undefined ? '' : ` Did you mean ${meant}?`;
  const names = known.length === 0 ? 'There are none' : `Known are ${known.join(', ')}`;
  return `There is no parameter "${name.slice(0, 100)}" here.${guess} ${names}.`;
}
