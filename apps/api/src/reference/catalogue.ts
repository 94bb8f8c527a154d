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

/** The definition of a type of event; undefined where there is none of this name. */
export const definitionNamed = (name: string): AnyDefinition | undefined =>
  DEFINITIONS.find(({ type }) => type === name);

/** Every version that the log may hold, the newest first. */
const versionsOf = ({ version }: AnyDefinition): readonly number[] =>
  Array.from({ length: version }, (_, index) => version - index);

/** Every schema by the rest of its address. */
const SCHEMAS: ReadonlyMap<string, JsonSchema> = new Map(
  DEFINITIONS.flatMap((one) => [
    [one.command, commandSchema(one.type)],
    [one.type, cloudDataSchema(one)],
    ...versionsOf(one).map(
      (version) => [`${one.type}/${version}`, cloudDataSchema(one, version)] as const,
    ),
  ]),
);

/** The schema of a command, or of an event; undefined where there is none of this name and version. */
export const schemaNamed = (name: string, version?: string): JsonSchema | undefined =>
  SCHEMAS.get(version === undefined ? name : `${name}/${version}`);

/** The list of schemas, with the address of each. */
export const SCHEMA_LIST = DEFINITIONS.map((one) => {
  const { type, version, command, meaning } = one;
  const [newest, ...earlier] = versionsOf(one).map((each) => `/v1/schemas/${type}/${each}`);
  const links = {
    event: newest,
    ...(earlier.length > 0 && { earlier }),
    command: `/v1/schemas/${command}`,
  };
  return { type, version, command, meaning, links };
});
