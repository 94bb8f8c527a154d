import { definitionOfType } from '../command/commands.js';
import type { EventShape } from '../event/timeline-event.js';
import { assertion } from '../schema/fact-fields.js';
import { OCCURRED_SCHEMA } from '../schema/date-fields.js';
import type { JsonSchema } from '../schema/field.js';
import { isRecord } from '../schema/record-fields.js';
import { sourceList } from '../schema/source-fields.js';
import type { EventType, TimelineEvent } from './index.js';

type Test = (value: unknown) => boolean;
interface Rule {
  readonly name: string;
  readonly isOptional: boolean;
  readonly fits: Test;
}

const TESTS: Readonly<Record<string, Test>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: isRecord,
};

/**
 * Why what claims to be an event of a shape that this program knows is none; undefined where nothing says so. It
 * looks at the envelope and at which kind of value each field of the data holds: enough to keep what a writer got
 * wrong from breaking an answer that is about more than its own record.
 */
export function misfitOf(event: TimelineEvent): string | undefined {
  const wrong = misfitIn(event, ENVELOPE, '');
  if (wrong !== undefined || event.redacted === true) return wrong;
  return misfitIn(event, SAID, '') ?? misfitIn(event.data, dataRules(event), 'data.');
}

function misfitIn(whole: object, rules: readonly Rule[], prefix: string): string | undefined {
  const values = whole as Readonly<Record<string, unknown>>;
  for (const { name, isOptional, fits } of rules) {
    const value = values[name];
    if (value === undefined ? !isOptional : !fits(value))
      return `${prefix}${name} is ${value === undefined ? 'missing' : 'not what it has to be'}`;
  }
  return undefined;
}

/** Down to the kinds of values that have to be there: how long a text may be is for the door. */
function testOf({ type, properties, required, items, enum: one }: JsonSchema): Test {
  if (Array.isArray(one)) return (value) => one.includes(value);
  if (isRecord(items)) return everyItem(testOf(items));
  if (!isRecord(properties)) return anyOf(Array.isArray(type) ? type : [type]);
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  const rules = needed.map((name) => rule(String(name), properties[String(name)] as JsonSchema));
  return (value) => isRecord(value) && misfitIn(value, rules, '') === undefined;
}

function anyOf(types: readonly unknown[]): Test {
  const [first, ...others] = types.flatMap((name) => TESTS[String(name)] ?? []);
  if (first === undefined) return () => true;
  return others.length === 0
    ? first
    : (value) => first(value) || others.some((fits) => fits(value));
}

const everyItem =
  (fits: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(fits);

const rule = (name: string, schema: JsonSchema, isOptional = false): Rule => ({
  name,
  isOptional,
  fits: testOf(schema),
});

const ENVELOPE: readonly Rule[] = [rule('id', { type: 'string' })];
const SAID: readonly Rule[] = [
  rule('occurred', OCCURRED_SCHEMA),
  rule('assertion', assertion().recorded),
  rule('sources', sourceList().recorded),
  rule('background', sourceList().recorded, true),
  rule('data', { type: 'object' }),
];

const ofShapes = new Map<string, readonly Rule[]>();

function dataRules({ type, schema }: EventShape): readonly Rule[] {
  const shape = `${type} ${schema}`;
  const known = ofShapes.get(shape);
  if (known !== undefined) return known;
  const definition = definitionOfType(type as EventType);
  const { fields } = definition.earlier?.[schema - 1] ?? definition;
  const rules = Object.entries(fields).map(([name, { recorded, isOptional }]) =>
    rule(name, recorded, isOptional),
  );
  ofShapes.set(shape, rules);
  return rules;
}
