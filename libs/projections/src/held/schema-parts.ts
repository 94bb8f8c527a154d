import type { JsonSchema } from '#libs/domain';

export const text: JsonSchema = { type: 'string' };
export const whole: JsonSchema = { type: 'integer' };
export const flag: JsonSchema = { type: 'boolean' };
export const anything: JsonSchema = {};
export const someObject: JsonSchema = { type: 'object' };
export const instant: JsonSchema = { type: 'string', format: 'date-time' };
export const edtf: JsonSchema = { type: 'string', description: 'EDTF or RFC 3339, as written.' };

export const oneOf = (words: readonly string[]): JsonSchema => ({ type: 'string', enum: words });
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const mapOf = (values: JsonSchema): JsonSchema => ({
  type: 'object',
  additionalProperties: values,
});

export type Properties = Readonly<Record<string, JsonSchema>>;

/** An object by its fields; a name that ends with `?` may be absent. Further fields may come. */
export function object(fields: Properties, description?: string): JsonSchema {
  const names = Object.keys(fields);
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, schema]) => [name.replace(/\?$/, ''), schema]),
    ),
    required: names.filter((name) => !name.endsWith('?')),
  };
}
