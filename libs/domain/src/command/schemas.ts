import type { EventType } from '../events/index.js';
import { OCCURRED_SCHEMA } from '../schema/date-fields.js';
import { eventReference } from '../schema/event-fields.js';
import { assertion } from '../schema/fact-fields.js';
import type { JsonSchema } from '../schema/field.js';
import { object } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { sourceList } from '../schema/source-fields.js';
import { type AnyDefinition, definitionOfType } from './commands.js';
import { documentOf, sicList } from './document-fields.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** JSON Schema (2020-12) of the document that a client sends to record one event of this type. */
export function commandSchema(type: EventType): JsonSchema {
  const definition = definitionOfType(type);
  const { command, meaning } = definition;
  const { properties } = documentOf(definition).input as { readonly properties: JsonSchema };
  return {
    $schema: DIALECT,
    title: command,
    description: meaning,
    type: 'object',
    properties: {
      ...properties,
      type: { const: command },
      ...(definition.saysNothing === true ? {} : saidFields(definition, properties)),
    },
    required: requiredOf(definition),
    additionalProperties: false,
  };
}

const CARRIES: JsonSchema = {
  type: 'object',
  description: 'the shape of the data of the fact that the event acts on, inside its own',
  properties: { type: { type: 'string' }, schema: { type: 'integer', minimum: 1 } },
  required: ['type', 'schema'],
  additionalProperties: false,
};

function saidFields(definition: AnyDefinition, properties: JsonSchema): JsonSchema {
  const occurred = properties['occurred'] as JsonSchema;
  const description = `${definition.occurredIs}; ${String(occurred['description'])}`;
  return {
    occurred: { ...occurred, description },
    sources: sourceList(needsSources(definition) ? 1 : 0).input,
  };
}

/** What we put right in our own writing needs nobody who says so. */
const needsSources = ({ supersedes, mayOmitSources }: AnyDefinition): boolean =>
  supersedes !== 'nothing' && mayOmitSources !== true;

const requiredOf = (definition: AnyDefinition): readonly string[] => [
  'type',
  ...(definition.mayOmitOccurred === true ? [] : ['occurred']),
  ...(needsSources(definition) ? ['sources'] : []),
  'data',
];

/**
 * JSON Schema (2020-12) of an event of this type as the log holds it.
 * @param version of its shape: the newest, or an earlier one.
 */
export function eventSchema(type: EventType, version = definitionOfType(type).version): JsonSchema {
  const definition = definitionOfType(type);
  const { meaning, occurredIs } = definition;
  const { fields, carriesFact } = definition.earlier?.[version - 1] ?? definition;
  return {
    $schema: DIALECT,
    title: `${type}, version ${version}`,
    description: meaning,
    type: 'object',
    properties: {
      id: eventReference().recorded,
      type: { const: type },
      schema: { const: version, description: "version of this type's shape" },
      occurred: { ...OCCURRED_SCHEMA, description: occurredIs },
      assertion: assertion().recorded,
      sources: sourceList().recorded,
      background: sourceList().recorded,
      follows: eventReference().recorded,
      sic: sicList().recorded,
      note: text().recorded,
      ...(carriesFact && { carries: CARRIES }),
      data: object(fields).recorded,
    },
    required: ['id', 'type', 'schema', 'occurred', 'assertion', 'sources', 'data'],
    additionalProperties: false,
  };
}
