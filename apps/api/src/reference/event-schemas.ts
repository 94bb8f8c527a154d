import { type AnyDefinition, documentOf, type JsonSchema } from '#libs/domain';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

type Properties = Readonly<Record<string, JsonSchema>>;

const propertiesOf = (schema: JsonSchema): Properties => schema['properties'] as Properties;

/** The document that a client sends to record one event. */
export function commandSchema(definition: AnyDefinition): JsonSchema {
  const { command, meaning, occurredIs } = definition;
  const { input } = documentOf(definition);
  const { occurred, ...properties } = propertiesOf(input);
  return {
    $schema: DIALECT,
    title: command,
    description: meaning,
    ...input,
    properties: {
      ...properties,
      type: { const: command },
      occurred: { ...occurred, description: `EDTF or RFC 3339: ${occurredIs}.` },
    },
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

const WARNING: JsonSchema = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    pointer: { type: 'string' },
    detail: { type: 'string' },
  },
  required: ['code', 'pointer', 'detail'],
};

/** The `data` of the CloudEvent of one event: what it says, when, and on whose word. */
export function eventSchema(definition: AnyDefinition): JsonSchema {
  const { type, version, meaning, occurredIs } = definition;
  const { assertion, sources, background, follows, sic, note, data } = propertiesOf(
    documentOf(definition).recorded,
  );
  return {
    $schema: DIALECT,
    title: `${type}, version ${version}`,
    description: meaning,
    type: 'object',
    properties: {
      occurred: { ...OCCURRED, description: `${occurredIs}.` },
      assertion,
      sources,
      background,
      follows,
      sic,
      note,
      warnings: { type: 'array', items: WARNING },
      recordedBy: { type: 'string', description: 'The role of the author.' },
      data,
    },
    required: ['occurred', 'assertion', 'sources', 'recordedBy', 'data'],
  };
}
