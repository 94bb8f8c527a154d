import { EVENTS, type Fields, type JsonSchema } from '#libs/domain';
import { code, json, page, table } from './markdown.js';

/** What the page needs of a definition, whatever its data. */
interface Definition {
  readonly type: string;
  readonly version: number;
  readonly command: string;
  readonly meaning: string;
  readonly occurredIs: string;
  readonly supersedes: string;
  readonly recordedIn?: readonly string[];
  readonly mayLieAhead?: true;
  readonly fields: Fields;
  readonly example: object;
}

/** Every event type: what it means, the command that records it, its fields and an example. */
export function eventsPage(): string {
  const definitions: readonly Definition[] = Object.values(EVENTS);
  return page(
    'Events',
    'Each section is made of the definition of one event type. The fields are those of `data`; what every command carries beside it (`occurred`, `sources`, `assertion` …) is described by `GET /v1/schemas/<type>/<version>`, and what facts and slots mean in [the answers](../explanation/answers.md).',
    table(
      ['Event', 'Command', 'Meaning'],
      definitions.map(({ type, command, meaning }) => [
        `[${type}](#${type.toLowerCase()})`,
        code(command),
        meaning,
      ]),
    ),
    ...definitions.map(section),
  );
}

function section(definition: Definition): string {
  const { type, version, command, meaning, occurredIs, fields, example } = definition;
  return [
    `## ${type}`,
    `${meaning} Version ${version}, recorded by ${code(command)}. ${code('occurred')} is ${occurredIs}. ${SUPERSEDED[definition.supersedes] ?? ''}${aheadOf(definition)}${placeOf(definition)}`,
    table(
      ['Field', 'Holds', 'Required'],
      Object.entries(fields).map(([name, field]) => [
        code(name),
        holds(field.input),
        field.isOptional === true ? 'no' : 'yes',
      ]),
    ),
    json({ type: command, ...example }),
  ].join('\n\n');
}

const SUPERSEDED: Readonly<Record<string, string>> = {
  later: 'A later fact of the same slot supersedes it.',
  follows: 'A fact that follows it, or a later one of the same slot, supersedes it.',
  list: 'It is an item of a list; nothing supersedes it.',
  nothing: 'It acts on another fact.',
  corrections: 'Only a correction changes it.',
};

const aheadOf = ({ mayLieAhead }: Definition): string =>
  mayLieAhead === true ? ' It may lie in the future.' : '';

/** In a race, where nothing else is said. */
const placeOf = ({ recordedIn }: Definition): string =>
  recordedIn === undefined ? '' : ` Recorded in a stream of its own: ${recordedIn.join(', ')}.`;

/** A schema in words. */
function holds(schema: JsonSchema): string {
  const { anyOf, enum: values, items, type, properties } = schema as SchemaParts;
  if (values !== undefined) return values.map(code).join(', ');
  if (anyOf !== undefined) return [...new Set(anyOf.map(holds))].join(' or ');
  if (items !== undefined) return `a list of: ${holds(items)}`;
  if (properties !== undefined) return `{ ${Object.keys(properties).join(', ')} }`;
  return [[type].flat().join(' or '), ...limitsOf(schema)].join(', ');
}

interface SchemaParts {
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly items?: JsonSchema;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

const LIMITS: Readonly<Record<string, string>> = {
  maxLength: 'at most',
  minimum: 'from',
  maximum: 'to',
};

const limitsOf = (schema: JsonSchema): readonly string[] => [
  ...Object.entries(LIMITS).flatMap(([name, word]) =>
    typeof schema[name] === 'number' ? [`${word} ${schema[name]}`] : [],
  ),
  ...(typeof schema['description'] === 'string' ? [schema['description']] : []),
];
