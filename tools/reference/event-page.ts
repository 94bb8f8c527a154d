import {
  type AnyDefinition,
  codesOf,
  definitionOfType,
  type EventType,
  IDENTITY_REFUSALS,
  IDENTITY_WARNINGS,
  REFUSALS,
  WARNINGS,
} from '#libs/domain';
import type { Given } from '../../test/worked-examples/given.js';
import type { Shown } from '../../test/worked-examples/shown.js';
import { tell, type ToldExample } from '../../test/worked-examples/tell.js';
import { fieldRows } from './fields.js';
import { code, json, page, table } from './markdown.js';

const REFUSED = { ...REFUSALS, ...IDENTITY_REFUSALS };

/** The page of one type of event: its definition, and what a service made of its example. */
export async function eventPage(type: EventType): Promise<string> {
  const definition = definitionOfType(type);
  const told = await tell(type);
  return page(
    type,
    `[All events](../events.md). ${definition.meaning}`,
    table(['', ''], facts(definition, told)),
    '## Fields',
    'Of `data`; what every command carries beside it is in the schema of the command. Rows with a dot or brackets are the fields of a record within.',
    table(['Field', 'Holds', ''], fieldRows(definition.fields)),
    ...earlierShapes(definition),
    '## What can be wrong, or odd',
    ...codes(definition),
    '## An example',
    ...example(definition, told),
  );
}

function facts(definition: AnyDefinition, told: ToldExample): readonly (readonly string[])[] {
  const { type, version, command, occurredIs, recordedIn, follows } = definition;
  const schema = `/v1/schemas/${type}/${version}`;
  const slots = slotsIn(told.shown).map(code).join(', ');
  return [
    ['Recorded by', `${code(command)}, schema ${code(`GET /v1/schemas/${command}`)}`],
    ...(recordedIn === undefined
      ? []
      : [['Recorded in', `the record of: ${recordedIn.join(', ')}`]]),
    ['Version', `${version}, schema ${code(`GET ${schema}`)}`],
    [code('occurred'), `${occurredIs}${mayLie(definition)}`],
    [
      'Slot',
      [SUPERSEDED[definition.supersedes], slots && `In the example: ${slots}.`].join(' ').trim(),
    ],
    ...(follows === undefined ? [] : [['Follows', followed(follows)]]),
  ];
}

const SUPERSEDED: Readonly<Record<AnyDefinition['supersedes'], string>> = {
  later: 'A later fact of the same slot supersedes it.',
  follows: 'A fact that follows it, or a later one of the same slot, supersedes it.',
  list: 'It is an item of a list; nothing supersedes it.',
  nothing: 'None: it acts on another fact.',
  corrections: 'Only a correction changes it.',
};

function mayLie({ mayLieAhead, beginsWith, mayOmitOccurred }: AnyDefinition): string {
  const words = [
    ...(mayLieAhead === true ? ['it may lie in the future [T5]'] : []),
    ...(beginsWith === 'race'
      ? ['without a beginning, from the `begins` of the race on [T2]']
      : []),
    ...(beginsWith === 'election-day'
      ? ['without a beginning, from the election day on [T2]']
      : []),
    ...(mayOmitOccurred === true ? ['may be left out'] : []),
  ];
  return words.length === 0 ? '' : `; ${words.join('; ')}`;
}

function followed({ types, slot }: NonNullable<AnyDefinition['follows']>): string {
  const named = types.map((type) => `[${type}](${type}.md)`).join(', ');
  const otherwise = slot === null ? 'must be named' : 'else what holds in its slot';
  return `${named}: named in ${code('follows')}, ${otherwise} [F4].`;
}

/** The slots of the facts that are shown. */
const slotsIn = (shown: readonly Shown[]): readonly string[] => [
  ...new Set(
    shown.flatMap(({ value }) => {
      const { slot } = (value ?? {}) as { readonly slot?: unknown };
      return typeof slot === 'string' ? [slot] : [];
    }),
  ),
];

function earlierShapes({ type, earlier = [] }: AnyDefinition): readonly string[] {
  if (earlier.length === 0) return [];
  return [
    '## Earlier versions',
    'The log may hold them; they are read as the newest ([how events change](../../explanation/how-events-change.md)).',
    ...earlier.flatMap(({ fields }, index) => [
      `Version ${index + 1}, schema ${code(`GET /v1/schemas/${type}/${index + 1}`)}:`,
      table(['Field', 'Holds', ''], fieldRows(fields)),
    ]),
  ];
}

function codes({ type, carriesFact }: AnyDefinition): readonly string[] {
  const rows = codesOf(type).own.map((each) => [
    code(each),
    each in REFUSED ? 'refused' : 'warning',
    { ...REFUSED, ...WARNINGS, ...IDENTITY_WARNINGS }[each],
  ]);
  return [
    ...(rows.length === 0 ? [] : [table(['Code', '', 'Meaning'], rows)]),
    ...(carriesFact === true
      ? ['What it puts in the place of a fact, or adds to one, is judged as that fact is.']
      : []),
    'What any command can come to, and what a document that cannot be read does, is among [all codes](../codes.md).',
  ];
}

function example({ type }: AnyDefinition, told: ToldExample): readonly string[] {
  const { given, command, event, shown } = told;
  const { path, key, document, reply } = command;
  return [
    'A test sends it to a service of its own and compares what is printed here.',
    ...before(given),
    `**The command**: ${code(`POST ${path}`)} with ${code(`Idempotency-Key: ${key}`)}`,
    json(document),
    '**The reply**: 201',
    json(reply),
    `**The event**: ${code(`GET ${event.path}`)}`,
    json(event.reply),
    ...shownParts(type, shown),
  ];
}

function before(given: readonly Given[]): readonly string[] {
  if (given.length === 0) return [];
  const parts = given.map(({ key, type, document, isExample }) => {
    const line = `- ${code(key)} records [${type}](${type}.md)`;
    return isExample ? `${line}, as there.` : [`${line}:`, indented(json(document))].join('\n\n');
  });
  return ['**Recorded before**, by the keys of their commands:', parts.join('\n')];
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

/** The first place whole, and where else the answer speaks of it. */
function shownParts(type: EventType, shown: readonly Shown[]): readonly string[] {
  const [first, ...others] = shown;
  if (first === undefined) throw new Error(`Nothing is shown of ${type}.`);
  const { asked, pointer, value } = first;
  const also = others.map((other) => code(other.pointer)).join(', ');
  return [
    `**What it leads to**: ${code(`GET ${asked}`)}, at ${code(pointer)}`,
    json(value),
    ...(also === '' ? [] : [`It is also told at ${also}.`]),
  ];
}
