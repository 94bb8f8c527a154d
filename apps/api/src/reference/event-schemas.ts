import { EVENTS, type Field, type Fields, type JsonSchema } from '#libs/domain';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** What the reference needs of one event's definition. */
export interface Definition {
  readonly type: string;
  readonly version: number;
  readonly command: string;
  readonly meaning: string;
  readonly occurredIs: string;
  readonly fields: Fields;
}

export const DEFINITIONS: readonly Definition[] = Object.values(EVENTS);

/** Every type by its name, and by the name of the command that records it. */
const BY_NAME: ReadonlyMap<string, Definition> = new Map(
  DEFINITIONS.flatMap((one) => [
    [one.type, one],
    [one.command, one],
  ]),
);

/** The schema of a command, or of an event; undefined where there is none of this name and version. */
export function schemaNamed(name: string, version: string | undefined): JsonSchema | undefined {
  const definition = BY_NAME.get(name);
  if (definition === undefined) return undefined;
  if (definition.command === name)
    return version === undefined ? commandSchema(definition) : undefined;
  const known = version === undefined || version === String(definition.version);
  return known ? eventSchema(definition) : undefined;
}

/** The list of schemas, with the address of each. */
export const SCHEMA_LIST = DEFINITIONS.map(({ type, version, command, meaning }) => ({
  type,
  version,
  command,
  meaning,
  links: { event: `/v1/schemas/${type}/${version}`, command: `/v1/schemas/${command}` },
}));

function recordOf(fields: Fields, form: 'input' | 'recorded'): JsonSchema {
  const entries = Object.entries(fields);
  const properties = Object.fromEntries(entries.map(([name, field]) => [name, field[form]]));
  const required = entries.filter(([, field]) => isRequired(field)).map(([name]) => name);
  return { type: 'object', properties, required, additionalProperties: false };
}

const isRequired = (field: Field<unknown>): boolean => field.isOptional !== true;

const text = (maxLength: number): JsonSchema => ({ type: 'string', minLength: 1, maxLength });
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

const SOURCE: JsonSchema = {
  type: 'object',
  description: 'Who said so, where and when.',
  properties: {
    publisher: text(200),
    title: text(500),
    url: { type: 'string', format: 'uri', maxLength: 2_000 },
    published: { type: 'string', description: 'EDTF or RFC 3339', maxLength: 80 },
    kind: {
      type: 'string',
      enum: ['news', 'official', 'filing', 'press-release', 'social', 'feed', 'own'],
    },
    origin: text(200),
    accessed: { type: 'string', description: 'EDTF or RFC 3339', maxLength: 80 },
    locator: text(500),
    archiveUrl: { type: 'string', format: 'uri', maxLength: 2_000 },
    language: text(40),
    quote: text(300),
  },
  required: ['publisher', 'published', 'kind'],
};

const SIC: JsonSchema = {
  type: 'object',
  description: 'What the source printed where the recorder knows better: kept, never used.',
  properties: { field: text(200), says: text(2_000), is: text(2_000) },
  required: ['field', 'says', 'is'],
};

const ASSERTION: JsonSchema = {
  type: 'string',
  enum: ['confirmed', 'reported', 'inferred', 'disputed'],
};

/** The document that a client sends to record one event (surface: the command document). */
export function commandSchema({ command, meaning, occurredIs, fields }: Definition): JsonSchema {
  return {
    $schema: DIALECT,
    title: command,
    description: meaning,
    type: 'object',
    properties: {
      type: { const: command },
      occurred: { type: 'string', description: `EDTF or RFC 3339: ${occurredIs}`, maxLength: 80 },
      expressedAs: text(200),
      assertion: ASSERTION,
      sources: { ...list(ref('Source')), minItems: 1 },
      background: list(ref('Source')),
      follows: { type: 'string', description: 'The fact that this one ends, resumes or moves.' },
      sic: list(ref('Sic')),
      note: text(2_000),
      data: recordOf(fields, 'input'),
    },
    required: ['type', 'sources', 'data'],
    $defs: { Source: SOURCE, Sic: SIC },
  };
}

const INSTANT: JsonSchema = { type: ['string', 'null'], format: 'date-time' };
const OCCURRED: JsonSchema = {
  type: 'object',
  properties: {
    edtf: { type: ['string', 'null'] },
    earliest: INSTANT,
    latest: INSTANT,
    gave: { type: 'object' },
    expressedAs: { type: 'string' },
  },
  required: ['edtf', 'earliest', 'latest'],
};

/** The `data` of the CloudEvent of one event. */
export function eventSchema({
  type,
  version,
  meaning,
  occurredIs,
  fields,
}: Definition): JsonSchema {
  return {
    $schema: DIALECT,
    title: `${type}, version ${version}`,
    description: meaning,
    type: 'object',
    properties: {
      occurred: { ...OCCURRED, description: occurredIs },
      assertion: ASSERTION,
      sources: list({ type: 'object' }),
      background: list({ type: 'object' }),
      follows: { type: 'string' },
      sic: list(ref('Sic')),
      note: { type: 'string' },
      warnings: list({ type: 'object' }),
      recordedBy: { type: 'string', description: 'The role of the author.' },
      data: recordOf(fields, 'recorded'),
    },
    required: ['occurred', 'assertion', 'sources', 'recordedBy', 'data'],
    $defs: { Sic: SIC },
  };
}
