import { type AnyDefinition, eventSchema, type JsonSchema } from '#libs/domain';

type Properties = Readonly<Record<string, JsonSchema>>;

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
export function cloudDataSchema(
  { type, version, occurredIs }: AnyDefinition,
  asOf = version,
): JsonSchema {
  const recorded = eventSchema(type, asOf);
  const { assertion, sources, background, follows, sic, note, carries, data } = recorded[
    'properties'
  ] as Properties;
  return {
    ...recorded,
    properties: {
      occurred: { ...OCCURRED, description: `${occurredIs}.` },
      assertion,
      sources,
      background,
      follows,
      sic,
      note,
      ...(carries && { carries }),
      warnings: { type: 'array', items: WARNING },
      recordedBy: { type: 'string', description: 'The role of the author.' },
      data,
    },
    required: ['occurred', 'assertion', 'sources', 'recordedBy', 'data'],
  };
}
