import type { Field, Fields, OptionalField, Reading, ReadingIssue, RecordOf } from './field.js';
import { nearest } from './nearest.js';
import { refuse, shown } from './refusing.js';

const LIST_MAX = 500;

export function optional<T>(field: Field<T>): OptionalField<T> {
  return { ...field, isOptional: true };
}

/** A field that no client gives: whoever decides the command fills it in. */
export const filledIn = <T>(field: Field<T>): OptionalField<T> => ({
  ...optional(field),
  isFilledIn: true,
});

export function listOf<T>(item: Field<T>, max: number = LIST_MAX, min = 0): Field<readonly T[]> {
  const list = (items: unknown) => ({ type: 'array', items, minItems: min, maxItems: max });
  return {
    input: list(item.input),
    recorded: list(item.recorded),
    read(value, pointer, reading) {
      if (!Array.isArray(value) || value.length < min || value.length > max) {
        const detail = `Give a list of ${min} to ${max} items.`;
        return refuse(reading, { pointer, code: 'list-expected', detail });
      }
      const items: readonly unknown[] = value;
      const read = items.map((entry, index) => item.read(entry, `${pointer}/${index}`, reading));
      return read.includes(null) ? null : (read as T[]);
    },
  };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record of named fields; a field that it does not know is refused, never dropped. */
export function object<F extends Fields>(fields: F): Field<RecordOf<F>> {
  const all = Object.entries(fields).map(([name, field]) => ({ name, field }));
  const entries = all.filter(({ field }) => field.isFilledIn !== true);
  const names = entries.map(({ name }) => name);
  const required = names.filter((name) => fields[name]?.isOptional !== true);
  const schemaOf = (form: 'input' | 'recorded') => ({
    type: 'object',
    properties: Object.fromEntries(
      (form === 'input' ? entries : all).map(({ name, field }) => [name, field[form]]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  });
  return {
    input: schemaOf('input'),
    recorded: schemaOf('recorded'),
    read(value, pointer, reading) {
      if (!isRecord(value)) {
        const detail = `Give an object with ${names.join(', ')}.`;
        return refuse(reading, { pointer, code: 'object-expected', detail });
      }
      const knowsAll = reportUnknown(value, { names, pointer, reading });
      const read = readFields(entries, value, { pointer, reading }) as RecordOf<F> | null;
      return knowsAll ? read : null;
    },
  };
}

/** Fields that may all be missing, for what adds to a record that is already there. */
export function partly<F extends Fields>(fields: F): Field<Partial<RecordOf<F>>> {
  const all = Object.entries(fields).map(([name, field]) => [name, optional(field)] as const);
  return object(Object.fromEntries(all)) as Field<Partial<RecordOf<F>>>;
}

/** A field with a rule on the whole of what was read; the complaint is shown at the field. */
export function checked<T>(
  field: Field<T>,
  complaint: (value: T) => Pick<ReadingIssue, 'code' | 'detail'> | undefined,
): Field<T> {
  return {
    ...field,
    read(value, pointer, reading) {
      const read = field.read(value, pointer, reading);
      if (read === null) return null;
      const wrong = complaint(read);
      return wrong === undefined ? read : refuse(reading, { pointer, ...wrong });
    },
  };
}

interface At {
  readonly pointer: string;
  readonly reading: Reading;
}

/** Beyond these nobody reads on. */
const UNKNOWN_SHOWN_MAX = 20;

function reportUnknown(
  value: Record<string, unknown>,
  { names, pointer, reading }: At & { readonly names: readonly string[] },
): boolean {
  const keys = Object.keys(value);
  if (keys.every((key) => names.includes(key))) return true;
  const unknown = keys.filter((key) => !names.includes(key));
  for (const key of unknown.slice(0, UNKNOWN_SHOWN_MAX)) {
    const meant = nearest(key, names);
    const hint = meant === undefined ? `Known are ${names.join(', ')}.` : `Did you mean ${meant}?`;
    reading.report({
      pointer: `${pointer}/${escapePointer(key)}`,
      code: 'field-unknown',
      detail: `There is no field ${shown(key)} here. ${hint}`,
    });
  }
  return false;
}

interface NamedField {
  readonly name: string;
  readonly field: Field<unknown>;
}

function readFields(
  entries: readonly NamedField[],
  value: Record<string, unknown>,
  { pointer, reading }: At,
): Record<string, unknown> | null {
  const read: Record<string, unknown> = {};
  let complete = true;
  for (const { name, field } of entries) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    if (given === undefined && field.isOptional === true) continue;
    const at = `${pointer}/${name}`;
    const entry =
      given === undefined ? refuseMissing(name, at, reading) : field.read(given, at, reading);
    if (entry === null) complete = false;
    else read[name] = entry;
  }
  return complete ? read : null;
}

const refuseMissing = (name: string, pointer: string, reading: Reading): null =>
  refuse(reading, { pointer, code: 'field-required', detail: `${name} is required.` });

const POINTER_KEY_MAX = 80;

export const escapePointer = (key: string): string =>
  key
    .slice(0, POINTER_KEY_MAX)
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1');
