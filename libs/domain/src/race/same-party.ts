/** Names that share no beginning with the party's own. */
const OTHER_NAMES: Readonly<Record<string, string>> = { gop: 'republican' };

/** Whether two names may be of one party: `DEM`, `Democratic` and `Democratic Party` are. */
export function mayBeSameParty(one: string, other: string): boolean {
  const [left, right] = [folded(one), folded(other)];
  return left.startsWith(right) || right.startsWith(left);
}

function folded(party: string): string {
  const name = party.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return OTHER_NAMES[name] ?? name;
}
