import { type AnyDefinition, eventSchema, type JsonSchema } from '#libs/domain';

type Properties = Readonly<Record<string, JsonSchema>>;

const instant = (description: string): JsonSchema => ({
  type: ['string', 'null'],
  format: 'date-time',
  description,
});
const BOUNDS: Properties = { earliest: instant('inclusive'), latest: instant('exclusive') };

/** The properties of a date, as it was resolved at the door. */
const isDate = (properties: object): boolean =>
  'edtf' in properties && 'earliest' in properties && 'latest' in properties;

/** A schema of what the log holds, with the instants of each date in it as they are sent. */
function onTheWire(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(onTheWire);
  if (!isObject(schema)) return schema;
  if (isDate(schema)) return { ...schema, ...BOUNDS };
  const shown = Object.entries(schema).map(([name, inner]) => [name, onTheWire(inner)] as const);
  return Object.fromEntries(shown);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

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
  const recorded = onTheWire(eventSchema(type, asOf)) as JsonSchema;
  const { occurred, assertion, sources, background, follows, sic, note, carries, data } = recorded[
    'properties'
  ] as Properties;
  return {
    ...recorded,
    properties: {
      occurred: { ...occurred, description: `${occurredIs}.` },
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
