import type { Fields, JsonSchema } from '#libs/domain';
import { code } from './markdown.js';

interface SchemaParts {
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly items?: JsonSchema;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly description?: string;
}

interface Named {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Whether it has to be given. */
  readonly note: string;
}

const noteOf = (isRequired: boolean): string => (isRequired ? 'required' : '');

/** The rows of a table of fields: a record of fields of its own has a row for each of these. */
export function fieldRows(fields: Fields): readonly (readonly string[])[] {
  return Object.entries(fields)
    .flatMap(([name, { input, recorded, isOptional, isFilledIn }]) =>
      isFilledIn === true
        ? [{ name, schema: recorded, note: 'filled in when it is recorded' }]
        : withInner({ name, schema: input, note: noteOf(isOptional !== true) }),
    )
    .map(({ name, schema, note }) => [code(name), holds(schema), note]);
}

/** Of what may be written in several ways the record is the one that says most. */
const recordIn = (schema: JsonSchema): SchemaParts | undefined => {
  const { anyOf = [schema], items } = schema as SchemaParts;
  if (items !== undefined) return recordIn(items);
  return (anyOf as readonly SchemaParts[]).find(({ properties }) => properties !== undefined);
};

/** What everyone who is named has, and every amount; no page need say so again for each. */
const isActor = ({ properties = {} }: SchemaParts): boolean =>
  'kind' in properties && 'id' in properties;
const isMoney = ({ properties = {} }: SchemaParts): boolean => 'amountCents' in properties;

function withInner(field: Named): readonly Named[] {
  const record = recordIn(field.schema);
  if (record?.properties === undefined || isActor(record) || isMoney(record)) return [field];
  const { properties, required = [] } = record;
  const path = 'items' in field.schema ? `${field.name}[]` : field.name;
  const inner = Object.entries(properties).map(([name, schema]) => ({
    name: `${path}.${name}`,
    schema,
    note: noteOf(required.includes(name)),
  }));
  return [field, ...inner];
}

/** A schema in words. */
function holds(schema: JsonSchema): string {
  const { anyOf, enum: values, items, description } = schema as SchemaParts;
  if (values !== undefined) return values.map(code).join(', ');
  if (anyOf !== undefined)
    return anyOf.some(isActor) ? actor(anyOf) : withNote(oneOf(anyOf), description);
  if (items !== undefined) return `a list of: ${holds(items)}`;
  const said = description === undefined ? [] : [description];
  return [kindOf(schema), ...limitsOf(schema), ...said].join(', ');
}

const withNote = (text: string, note: string | undefined): string =>
  note === undefined ? text : `${text}, ${note}`;

const oneOf = (schemas: readonly JsonSchema[]): string =>
  [...new Set(schemas.map(holds))].join(' or ');

function actor(schemas: readonly SchemaParts[]): string {
  const kinds = new Set(schemas.filter(isActor).flatMap(({ properties }) => kindsIn(properties)));
  return `${[...kinds].join(' or ')}, with id and name, or the id alone of one who is known`;
}

const kindsIn = (properties: SchemaParts['properties']): readonly string[] => {
  const { enum: values, const: only } = (properties?.['kind'] ?? {}) as SchemaParts;
  return values ?? (only === undefined ? [] : [only]);
};

function kindOf(schema: JsonSchema): string {
  const { type = 'any value', properties } = schema as SchemaParts;
  if (isMoney(schema))
    return 'an amount: { amountCents, currency?, approximate?, bound? }, in whole cents';
  if (properties !== undefined) return `{ ${Object.keys(properties).join(', ')} }`;
  return [type].flat().join(' or ');
}

const LIMITS: Readonly<Record<string, string>> = {
  maxLength: 'at most',
  minimum: 'from',
  maximum: 'to',
};

const limitsOf = (schema: JsonSchema): readonly string[] =>
  Object.entries(LIMITS).flatMap(([name, word]) =>
    typeof schema[name] === 'number' && Math.abs(schema[name]) !== Number.MAX_SAFE_INTEGER
      ? [`${word} ${schema[name]}`]
      : [],
  );
