import type { Money } from '../schema/money-fields.js';

export function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null) return false;
  return 'amountCents' in value && typeof value.amountCents === 'number' && 'currency' in value;
}

/** Whether one amount lies within the bounds of the other [S3]. */
export function agreeOnAmount(one: Money, other: Money): boolean {
  const currencies: ReadonlySet<string> = new Set([one.currency, other.currency]);
  return currencies.size === 1 && (isWithin(one, other) || isWithin(other, one));
}

function isWithin({ amountCents }: Money, bounds: Money): boolean {
  const { least, most } = amountBounds(bounds);
  return amountCents >= least && amountCents <= most;
}

/** A round figure means half a unit of its last significant digit to either side; a bound is open to one side. */
export function amountBounds({ amountCents, approximate, bound }: Money) {
  const around = approximate ? lastDigitUnit(amountCents) / 2 : 0;
  return {
    least: bound === 'atMost' ? -Infinity : amountCents - around,
    most: bound === 'atLeast' ? Infinity : amountCents + around,
  };
}

/** $3.8 million is written to the hundred thousand: 10,000,000 cents. */
function lastDigitUnit(amountCents: number): number {
  let unit = 1;
  while (amountCents !== 0 && amountCents % (unit * 10) === 0) unit *= 10;
  return unit;
}
