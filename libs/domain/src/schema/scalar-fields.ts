import type { Field, JsonSchema } from './field.js';
import { refuse, shown } from './refusing.js';

export const TEXT_MAX = 2_000;
export const SLUG_MAX = 120;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
// eslint-disable-next-line no-control-regex -- control characters and lone surrogates are what it looks for
const FORBIDDEN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

/** A field whose input and recorded forms are the same. */
function scalar<T>(schema: JsonSchema, read: Field<T>['read']): Field<T> {
  return { input: schema, recorded: schema, read };
}

/** Plain text, at most `max` characters, without control characters or lone surrogates. */
export function text(max: number = TEXT_MAX): Field<string> {
  return scalar({ type: 'string', minLength: 1, maxLength: max }, (value, pointer, reading) => {
    if (typeof value !== 'string' || value.trim() === '')
      return refuse(reading, {
        pointer,
        code: 'text-expected',
        detail: `Give a text, not ${shown(value)}.`,
      });
    if (value.length > max) {
      const detail = `At most ${max} characters; this has ${value.length}.`;
      return refuse(reading, { pointer, code: 'text-too-long', detail });
    }
    if (!FORBIDDEN_TEXT.test(value)) return value;
    const detail = 'Control characters and lone surrogates are not text; remove them.';
    return refuse(reading, { pointer, code: 'text-forbidden-characters', detail });
  });
}

/** A lower-case slug: `anna-valencia`, `il-sos-2022-general`. */
export function slug(): Field<string> {
  return scalar(
    { type: 'string', pattern: SLUG.source, maxLength: SLUG_MAX },
    (value, pointer, reading) => {
      if (typeof value === 'string' && value.length <= SLUG_MAX && SLUG.test(value)) return value;
      const detail = `Give a slug of lower-case letters, digits and single hyphens, at most ${SLUG_MAX} characters, not ${shown(value)}.`;
      return refuse(reading, { pointer, code: 'slug-expected', detail });
    },
  );
}

/** One of a closed set of words. */
export function oneOf<const T extends readonly string[]>(values: T): Field<T[number]> {
  return scalar({ type: 'string', enum: values }, (value, pointer, reading) => {
    if (typeof value === 'string' && values.includes(value)) return value;
    const detail = `Give one of ${values.join(', ')}, not ${shown(value)}.`;
    return refuse(reading, { pointer, code: 'value-not-allowed', detail });
  });
}

export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER): Field<number> {
  return scalar({ type: 'integer', minimum: min, maximum: max }, (value, pointer, reading) => {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max)
      return value;
    const detail = `Give a whole number from ${min} to ${max}, not ${shown(value)}.`;
    return refuse(reading, { pointer, code: 'integer-expected', detail });
  });
}

/** A percentage as a decimal string, so that what the source printed is kept: `"52.12"`, from 0 to 100. */
export function percent(): Field<string> {
  return scalar(
    { type: 'string', pattern: String.raw`^\d{1,3}(\.\d{1,6})?$` },
    (value, pointer, reading) => {
      const written = typeof value === 'number' ? String(value) : value;
      if (
        typeof written === 'string' &&
        /^\d{1,3}(\.\d{1,6})?$/.test(written) &&
        Number(written) <= 100
      )
        return written;
      const detail = `Give a percentage from 0 to 100 as a decimal string such as "52.12", not ${shown(value)}.`;
      return refuse(reading, { pointer, code: 'percent-expected', detail });
    },
  );
}

export function flag(): Field<boolean> {
  return scalar({ type: 'boolean' }, (value, pointer, reading) => {
    if (typeof value === 'boolean') return value;
    return refuse(reading, { pointer, code: 'boolean-expected', detail: 'Give true or false.' });
  });
}
