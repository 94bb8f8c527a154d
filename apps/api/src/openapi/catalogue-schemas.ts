import { EVENT_TYPE_PREFIX } from '#libs/application';
import {
  commandSchema,
  DEFINITIONS,
  type Definition,
  eventSchema,
} from '../reference/event-schemas.js';

type Json = Readonly<Record<string, unknown>>;

/** A schema inside the document: its own definitions are named beside it. */
const embedded = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;

function withoutDefinitions(schema: Json): Json {
  return Object.fromEntries(
    Object.entries(embedded(schema)).filter(([name]) => name !== '$defs' && name !== '$schema'),
  );
}

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

function cloudEventOf(definition: Definition): Json {
  const { type, version } = definition;
  return {
    title: type,
    description: definition.meaning,
    allOf: [
      refTo('CloudEvent'),
      {
        type: 'object',
        properties: {
          type: { const: `${EVENT_TYPE_PREFIX}.${type}.v${version}` },
          data: withoutDefinitions(eventSchema(definition)),
        },
      },
    ],
  };
}

const definitionsOf = (schema: Json): Json =>
  Object.fromEntries(
    Object.entries((schema['$defs'] ?? {}) as Json).map(([name, one]) => [
      name,
      embedded(one as Json),
    ]),
  );

/** Every event as it travels, and the one of all. */
export const EVENT_SCHEMAS: Json = {
  ...Object.fromEntries(DEFINITIONS.map((one) => [one.type, cloudEventOf(one)])),
  Event: { oneOf: DEFINITIONS.map(({ type }) => refTo(type)) },
};

/** Every command document, and the one of all: a single command, or several as one. */
export const COMMAND_SCHEMAS: Json = {
  ...Object.fromEntries(
    DEFINITIONS.flatMap((one) => {
      const schema = commandSchema(one);
      return [...Object.entries(definitionsOf(schema)), [one.command, withoutDefinitions(schema)]];
    }),
  ),
  Command: { oneOf: DEFINITIONS.map(({ command }) => refTo(command)) },
  CommandDocument: {
    description: 'One command, or several as one: all or nothing, one record.',
    oneOf: [
      refTo('Command'),
      {
        type: 'object',
        properties: { commands: { type: 'array', minItems: 1, items: refTo('Command') } },
        required: ['commands'],
      },
    ],
  },
};
