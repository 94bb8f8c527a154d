import type { Field } from './field.js';
import { object, optional } from './record-fields.js';
import { flag, integer, oneOf } from './scalar-fields.js';

/** The currencies that amounts are recorded in (ISO 4217). */
export const CURRENCIES = ['USD'] as const;

export const BOUNDS = ['atLeast', 'atMost'] as const;

/** Whole cents, never a float; negative where a filing says so. */
export interface Money {
  readonly amountCents: number;
  readonly currency: (typeof CURRENCIES)[number];
  /** A round figure: "about $3.8 million". */
  readonly approximate: boolean;
  readonly bound?: (typeof BOUNDS)[number];
}

const MONEY = object({
  amountCents: integer(Number.MIN_SAFE_INTEGER),
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
      return (
        read && {
          ...read,
          currency: read.currency ?? 'USD',
          approximate: read.approximate ?? false,
        }
      );
    },
  };
}
