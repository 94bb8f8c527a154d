import type { ResolvedDate } from '../time/occurred.js';
import type { Field } from './field.js';
import { refuse, shown } from './refusing.js';

const RESOLVED_DATE_SCHEMA = {
  type: 'object',
  properties: {
    edtf: { type: ['string', 'null'] },
    earliest: { type: ['integer', 'null'], description: 'ms since 1970, inclusive' },
    latest: { type: ['integer', 'null'], description: 'ms since 1970, exclusive' },
  },
  required: ['edtf', 'earliest', 'latest'],
};

/** A date as precisely as its source says: EDTF level 1 with `~ ? %`, intervals and sets, or an RFC 3339 instant. */
export function edtf(): Field<ResolvedDate> {
  return {
    input: { type: 'string', description: 'EDTF or RFC 3339', maxLength: 80 },
    recorded: RESOLVED_DATE_SCHEMA,
    read(value, pointer, reading) {
      if (typeof value !== 'string')
        return refuse(reading, {
          pointer,
          code: 'date-expected',
          detail: `Give a date as a string, not ${shown(value)}.`,
        });
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
    read(value, pointer, reading) {
      if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
        return day.read(value, pointer, reading);
      return refuse(reading, {
        pointer,
        code: 'date-expected',
        detail: `Give a day as YYYY-MM-DD, not ${shown(value)}.`,
      });
    },
  };
}
