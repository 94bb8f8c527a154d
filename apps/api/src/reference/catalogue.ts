import {
  type AnyDefinition,
  commandSchema,
  definitionOfType,
  EVENTS,
  type EventType,
  type JsonSchema,
} from '#libs/domain';
import { cloudDataSchema } from './event-schemas.js';

/** Every event that can be recorded, in the order of the catalogue. */
export const DEFINITIONS: readonly AnyDefinition[] = (Object.keys(EVENTS) as EventType[]).map(
  definitionOfType,
);

/** Every schema by the rest of its address. */
const SCHEMAS: ReadonlyMap<string, JsonSchema> = new Map(
  DEFINITIONS.flatMap((one) => [
    [one.command, commandSchema(one.type)],
    [one.type, cloudDataSchema(one)],
    [`${one.type}/${one.version}`, cloudDataSchema(one)],
  ]),
);

/** The schema of a command, or of an event; undefined where there is none of this name and version. */
export const schemaNamed = (name: string, version?: string): JsonSchema | undefined =>
  SCHEMAS.get(version === undefined ? name : `${name}/${version}`);

/** The list of schemas, with the address of each. */
export const SCHEMA_LIST = DEFINITIONS.map(({ type, version, command, meaning }) => ({
  type,
  version,
  command,
  meaning,
  links: { event: `/v1/schemas/${type}/${version}`, command: `/v1/schemas/${command}` },
}));
