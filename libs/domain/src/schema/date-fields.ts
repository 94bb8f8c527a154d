import type { Occurred, ResolvedDate } from '../time/occurred.js';
import { occurredAsWritten } from '../time/occurred.js';
import type { Field } from './field.js';
import { refuse, shown } from './refusing.js';

const DATE_TEXT_MAX = 80;

const BOUND = (description: string) => ({ type: ['integer', 'null'], description });

const RESOLVED_DATE_SCHEMA = {
  type: 'object',
  properties: {
    edtf: { type: ['string', 'null'], description: 'as the source wrote it' },
    earliest: BOUND('ms since 1970, inclusive'),
    latest: BOUND('ms since 1970, exclusive'),
  },
  required: ['edtf', 'earliest', 'latest'],
  additionalProperties: false,
};

const CIVIL_DAY_SCHEMA = {
  ...RESOLVED_DATE_SCHEMA,
  properties: {
    edtf: { type: 'string', format: 'date' },
    earliest: { type: 'integer', description: 'ms since 1970, inclusive' },
    latest: { type: 'integer', description: 'ms since 1970, exclusive' },
  },
};

export const OCCURRED_SCHEMA = {
  ...RESOLVED_DATE_SCHEMA,
  properties: {
    ...RESOLVED_DATE_SCHEMA.properties,
    gave: {
      type: 'object',
      description: 'whether the string gave the bound, or a rule supplied it',
      properties: { earliest: { type: 'boolean' }, latest: { type: 'boolean' } },
      required: ['earliest', 'latest'],
      additionalProperties: false,
    },
    expressedAs: { type: 'string' },
  },
  required: [...RESOLVED_DATE_SCHEMA.required, 'gave'],
};

const EDTF_INPUT = {
  type: 'string',
  description: 'EDTF level 1 with ~ ? %, intervals and sets, or an RFC 3339 instant',
  minLength: 1,
  maxLength: DATE_TEXT_MAX,
};

/** A date as precisely as its source says: EDTF level 1 with `~ ? %`, intervals and sets, or an RFC 3339 instant. */
export function edtf(): Field<ResolvedDate> {
  return {
    input: EDTF_INPUT,
    recorded: RESOLVED_DATE_SCHEMA,
    read(value, pointer, reading) {
      if (typeof value !== 'string') {
        const detail = `Give a date as a string, such as "2022-06-28" or "2021-07", not ${shown(value)}.`;
        return refuse(reading, { pointer, code: 'date-expected', detail });
      }
      const date = reading.date(value);
      return 'refused' in date
        ? refuse(reading, { pointer, code: 'date-invalid', detail: date.refused })
        : date;
    },
  };
}

/** A civil day, `2022-06-28`, kept with the range that it is in the race's zone. */
export function civilDate(): Field<ResolvedDate> {
  const day = edtf();
  return {
    ...day,
    input: { type: 'string', format: 'date' },
    recorded: CIVIL_DAY_SCHEMA,
    read(value, pointer, reading) {
      if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
        return day.read(value, pointer, reading);
      const detail = `Give a day as YYYY-MM-DD, not ${shown(value)}.`;
      return refuse(reading, { pointer, code: 'date-expected', detail });
    },
  };
}

/** When an act happened [T2]; null where no source gives a date. */
export function occurrence(): Field<Occurred> {
  const date = edtf();
  return {
    input: { ...EDTF_INPUT, type: ['string', 'null'] },
    recorded: OCCURRED_SCHEMA,
    read(value, pointer, reading) {
      if (value === null) return occurredAsWritten({ edtf: null, earliest: null, latest: null });
      const read = date.read(value, pointer, reading);
      return read && occurredAsWritten(read);
    },
  };
}
