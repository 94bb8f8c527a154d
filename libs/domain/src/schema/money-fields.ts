import type { Field } from './field.js';
import { object, optional } from './record-fields.js';
import { flag, integer, oneOf } from './scalar-fields.js';

/** The currencies that amounts are recorded in (ISO 4217). */
const CURRENCIES = ['USD'] as const;

const BOUNDS = ['atLeast', 'atMost'] as const;

/** Whole cents, never a float; negative where a filing says so. */
export interface Money {
  readonly amountCents: number;
  readonly currency: (typeof CURRENCIES)[number];
  /** A round figure: "about $3.8 million". */
  readonly approximate: boolean;
  readonly bound?: (typeof BOUNDS)[number];
}

const MONEY = object({
  amountCents: integer(-Number.MAX_SAFE_INTEGER),
  currency: optional(oneOf(CURRENCIES)),
  approximate: optional(flag()),
  bound: optional(oneOf(BOUNDS)),
});

/** An amount of money; exact and in US dollars where the client does not say. */
export function money(): Field<Money> {
  return {
    input: MONEY.input,
    recorded: { ...MONEY.recorded, required: ['amountCents', 'currency', 'approximate'] },
    read(value, pointer, reading) {
      const read = MONEY.read(value, pointer, reading);
      if (read === null) return null;
      const { amountCents, currency = 'USD', approximate = false, bound } = read;
      return { amountCents, currency, approximate, ...(bound && { bound }) };
    },
  };
}

/** A number of people, votes or ballots. */
export interface Tally {
  readonly number: number;
  /** A round figure: "some 912,000". */
  readonly approximate: boolean;
}

const TALLY = object({ number: integer(0), approximate: optional(flag()) });

/** A count of ballots or people: a whole number, or `{ number, approximate }`. */
export function tally(): Field<Tally> {
  const whole = integer(0);
  return {
    input: { anyOf: [whole.input, TALLY.input] },
    recorded: { ...TALLY.recorded, required: ['number', 'approximate'] },
    read(value, pointer, reading) {
      if (typeof value === 'number') {
        const number = whole.read(value, pointer, reading);
        return number === null ? null : { number, approximate: false };
      }
      const read = TALLY.read(value, pointer, reading);
      return read && { number: read.number, approximate: read.approximate ?? false };
    },
  };
}
