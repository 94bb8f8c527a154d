/** The sum of shares in percent, to a thousandth: they are decimal strings, and floats add up badly. */
export function sumOfShares(shares: readonly { readonly pct: string }[]): number {
  const thousandths = shares.reduce((sum, { pct }) => sum + Math.round(Number(pct) * 1_000), 0);
  return thousandths / 1_000;
}
