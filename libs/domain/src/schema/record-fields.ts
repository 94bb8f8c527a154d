import type { Field, Fields, OptionalField, Reading, RecordOf } from './field.js';
import { refuse, shown } from './refusing.js';

export const LIST_MAX = 500;

export function optional<T>(field: Field<T>): OptionalField<T> {
  return { ...field, isOptional: true };
}

export function listOf<T>(item: Field<T>, max: number = LIST_MAX, min = 0): Field<readonly T[]> {
  const list = (items: unknown) => ({ type: 'array', items, minItems: min, maxItems: max });
  return {
    input: list(item.input),
    recorded: list(item.recorded),
    read(value, pointer, reading) {
      if (!Array.isArray(value) || value.length < min || value.length > max)
        return refuse(reading, {
          pointer,
          code: 'list-expected',
          detail: `Give a list of ${min} to ${max} items.`,
        });
      const read = value.map((entry, index) => item.read(entry, `${pointer}/${index}`, reading));
      return read.some((entry) => entry === undefined) ? undefined : (read as T[]);
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record of named fields; a field that it does not know is refused, never dropped. */
export function object<F extends Fields>(fields: F): Field<RecordOf<F>> {
  const names = Object.keys(fields);
  const required = names.filter((name) => fields[name]?.isOptional !== true);
  const schemaOf = (form: 'input' | 'recorded') => ({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, fields[name]?.[form]])),
    required,
    additionalProperties: false,
  });
  return {
    input: schemaOf('input'),
    recorded: schemaOf('recorded'),
    read(value, pointer, reading) {
      if (!isRecord(value))
        return refuse(reading, {
          pointer,
          code: 'object-expected',
          detail: `Give an object with ${names.join(', ')}.`,
        });
      reportUnknown(value, { names, pointer, reading });
      return readFields(fields, value, { pointer, reading });
    },
  };
}

function reportUnknown(
  value: Record<string, unknown>,
  { names, pointer, reading }: { names: readonly string[]; pointer: string; reading: Reading },
): void {
  for (const key of Object.keys(value)) {
    if (!names.includes(key))
      reading.report({
        pointer: `${pointer}/${escapePointer(key)}`,
        code: 'field-unknown',
        detail: `There is no field ${shown(key)} here; known are ${names.join(', ')}.`,
      });
  }
}

function readFields<F extends Fields>(
  fields: F,
  value: Record<string, unknown>,
  { pointer, reading }: { pointer: string; reading: Reading },
): RecordOf<F> | undefined {
  const read: Record<string, unknown> = {};
  let complete = true;
  for (const [name, field] of Object.entries(fields)) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const at = `${pointer}/${name}`;
    if (given === undefined) {
      if (field.isOptional === true) continue;
      complete = false;
      reading.report({ pointer: at, code: 'field-required', detail: `${name} is required.` });
      continue;
    }
    const entry = field.read(given, at, reading);
    if (entry === undefined) complete = false;
    else read[name] = entry;
  }
  return complete ? (read as RecordOf<F>) : undefined;
}

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
