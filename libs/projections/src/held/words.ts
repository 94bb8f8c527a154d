import type { Money } from '#libs/domain';

const MILLION_CENTS = 100_000_000;
/** A round figure in millions is written with two decimals at most: to the ten thousand. */
const TEN_THOUSAND_CENTS = 1_000_000;

/** An amount as a sentence says it: "about $3.8 million", "more than $460,000". */
export function sayMoney({ amountCents, approximate, bound }: Money): string {
  const sign = amountCents < 0 ? '-' : '';
  const amount = `${sign}$${digits(Math.abs(amountCents), approximate)}`;
  if (bound === 'atLeast') return `at least ${amount}`;
  if (bound === 'atMost') return `at most ${amount}`;
  return approximate ? `about ${amount}` : amount;
}

function digits(cents: number, approximate: boolean): string {
  if (approximate && cents >= MILLION_CENTS && cents % TEN_THOUSAND_CENTS === 0)
    return `${cents / MILLION_CENTS} million`;
  const rest = cents % 100;
  const dollars = groupThousands(Math.floor(cents / 100));
  return rest === 0 ? dollars : `${dollars}.${String(rest).padStart(2, '0')}`;
}

/** Digits in groups of three: 526,273. */
export const groupThousands = (number: number): string =>
  String(number).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** "A", "A and B", "A, B and C". */
export function sayList(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

export const sayNames = (actors: readonly { readonly name: string }[]): string =>
  sayList(actors.map(({ name }) => name));

export const sayName = (actor: { readonly name: string } | undefined, otherwise: string): string =>
  actor?.name ?? otherwise;

/** A name in camel case as words: "funds available". */
export const sayWords = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
