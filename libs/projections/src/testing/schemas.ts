import type { JsonSchema } from '#libs/domain';

/** The schema with every object closed: in a test a field that it does not name is a mistake. */
export function closed(schema: JsonSchema): JsonSchema {
  const inner = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closedValue(value)]),
  );
  return 'properties' in schema ? { ...inner, additionalProperties: false } : inner;
}

function closedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closedValue);
  return typeof value === 'object' && value !== null ? closed(value as JsonSchema) : value;
}
