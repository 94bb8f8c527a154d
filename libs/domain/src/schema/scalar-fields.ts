import type { Field, JsonSchema } from './field.js';
import { nearest } from './nearest.js';
import { refuse, shown } from './refusing.js';

const TEXT_MAX = 2_000;
const SLUG_MAX = 120;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Control characters other than tab and line ends, and surrogates without their other half. */
const FORBIDDEN_TEXT = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;

/** A field whose input and recorded forms are the same. */
function scalar<T>(schema: JsonSchema, read: Field<T>['read']): Field<T> {
  return { input: schema, recorded: schema, read };
}

/** Plain text, at most `max` characters, without control characters or lone surrogates. */
export function text(max: number = TEXT_MAX): Field<string> {
  return scalar({ type: 'string', minLength: 1, maxLength: max }, (value, pointer, reading) => {
    if (typeof value !== 'string' || value.trim() === '') {
      const detail = `Give a text, not ${shown(value)}.`;
      return refuse(reading, { pointer, code: 'text-expected', detail });
    }
    if (value.length > max) {
      const detail = `At most ${max} characters; this has ${value.length}.`;
      return refuse(reading, { pointer, code: 'text-too-long', detail });
    }
    if (!FORBIDDEN_TEXT.test(value)) return value;
    const detail = 'Control characters and lone surrogates are not text; remove them.';
    return refuse(reading, { pointer, code: 'text-forbidden-characters', detail });
  });
}

export const isSlug = (text: string): boolean => text.length <= SLUG_MAX && SLUG.test(text);

/** A lower-case slug: `anna-valencia`, `il-sos-2022-general`. */
export function slug(): Field<string> {
  return scalar(
    { type: 'string', pattern: SLUG.source, maxLength: SLUG_MAX },
    (value, pointer, reading) => {
      if (typeof value === 'string' && isSlug(value)) return value;
      const detail = `Give a slug of lower-case letters, digits and single hyphens, at most ${SLUG_MAX} characters, not ${shown(value)}.`;
      return refuse(reading, { pointer, code: 'slug-expected', detail });
    },
  );
}

/** One of a closed set of words. */
export function oneOf<const T extends readonly string[]>(values: T): Field<T[number]> {
  return scalar({ type: 'string', enum: values }, (value, pointer, reading) => {
    if (typeof value === 'string' && values.includes(value)) return value;
    const meant = typeof value === 'string' ? nearest(value, values) : undefined;
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
    const detail = `Give one of ${values.join(', ')}, not ${shown(value)}.${hint}`;
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

const PERCENT = /^\d{1,3}(?:\.\d{1,6})?$/;
const PERCENT_SCHEMA = { type: 'string', pattern: PERCENT.source };

/**
 * A percentage as a decimal string, so that what the source printed is kept: `"52.12"`, from 0 to 100.
 * A JSON number is taken as it is written.
 */
export function percent(): Field<string> {
  return {
    input: {
      description: 'percent, with the decimals that the source printed',
      anyOf: [PERCENT_SCHEMA, { type: 'number', minimum: 0, maximum: 100 }],
    },
    recorded: PERCENT_SCHEMA,
    read(value, pointer, reading) {
      const written = typeof value === 'number' ? String(value) : value;
      if (typeof written === 'string' && PERCENT.test(written) && Number(written) <= 100)
        return written;
      const detail = `Give a percentage from 0 to 100, such as "52.12", not ${shown(value)}.`;
      return refuse(reading, { pointer, code: 'percent-expected', detail });
    },
  };
}

export function flag(): Field<boolean> {
  return scalar({ type: 'boolean' }, (value, pointer, reading) => {
    if (typeof value === 'boolean') return value;
    return refuse(reading, { pointer, code: 'boolean-expected', detail: 'Give true or false.' });
  });
}

/** An IANA time zone: `America/Chicago`. */
export function timeZone(): Field<string> {
  return scalar({ type: 'string', maxLength: 60 }, (value, pointer, reading) => {
    if (typeof value === 'string' && value.length <= 60 && reading.knowsZone(value)) return value;
    const detail = `Give an IANA time zone such as America/Chicago, not ${shown(value)}.`;
    return refuse(reading, { pointer, code: 'time-zone-unknown', detail });
  });
}

const URL_MAX = 2_000;

/** A web address. */
export function webAddress(): Field<string> {
  const written = text(URL_MAX);
  return scalar(
    { type: 'string', format: 'uri', maxLength: URL_MAX },
    (value, pointer, reading) => {
      const address = written.read(value, pointer, reading);
      if (address === null || /^https?:\/\/[^\s/]+\S*$/.test(address)) return address;
      const detail = `Give an address that begins with https:// or http:// and has no spaces, not ${shown(value)}.`;
      return refuse(reading, { pointer, code: 'url-expected', detail });
    },
  );
}
