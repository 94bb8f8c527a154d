import { EVENT_TYPE_PREFIX } from '#libs/application';
import { type AnyDefinition, commandSchema } from '#libs/domain';
import { DEFINITIONS } from '../reference/catalogue.js';
import { cloudDataSchema } from '../reference/event-schemas.js';
import { embedded, type Json, ref } from './schema-parts.js';

function cloudEventOf(definition: AnyDefinition): Json {
  const { type, version, meaning } = definition;
  return {
    title: type,
    description: meaning,
    allOf: [
      ref('CloudEvent'),
      {
        type: 'object',
        properties: {
          type: { const: `${EVENT_TYPE_PREFIX}.${type}.v${version}` },
          data: embedded(cloudDataSchema(definition)),
        },
      },
    ],
  };
}

/** Every event as it travels, and the one of all. */
export const EVENT_SCHEMAS: Json = {
  ...Object.fromEntries(DEFINITIONS.map((one) => [one.type, cloudEventOf(one)])),
  Event: { oneOf: DEFINITIONS.map(({ type }) => ref(type)) },
};

/** Every command document, and the one of all: a single command, or several as one. */
export const COMMAND_SCHEMAS: Json = {
  ...Object.fromEntries(DEFINITIONS.map((one) => [one.command, embedded(commandSchema(one.type))])),
  Command: { oneOf: DEFINITIONS.map(({ command }) => ref(command)) },
  CommandDocument: {
    description: 'One command, or several as one: all or nothing, one record.',
    oneOf: [
      ref('Command'),
      {
        type: 'object',
        properties: { commands: { type: 'array', minItems: 1, items: ref('Command') } },
        required: ['commands'],
      },
    ],
  },
};
