import type { OracleFact } from './known.js';
import { differ, sharePublisher } from './values.js';

export interface OracleHolder {
  readonly fact: OracleFact;
  /** Ids, sorted. */
  readonly alternatives: readonly string[];
  readonly agreeing: readonly string[];
}

/** Who holds one slot at v, by brute force over all pairs [S2, S3]. */
export interface OracleHolders {
  readonly certain: string | null;
  /** In the order of S1, last first. */
  readonly possible: readonly OracleHolder[];
}

/** [S1] */
const inOrder = (a: OracleFact, b: OracleFact): number =>
  compare(a.from, b.from) ||
  compare(a.earliest, b.earliest) ||
  compare(a.rank, b.rank) ||
  compare(a.sureness, b.sureness) ||
  compare(a.version, b.version);

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** The range as written: neither begun by T2 nor cut by T5. */
const rangeOf = ({ occurred: { gave, earliest, latest } }: OracleFact): string =>
  `${gave.earliest ? earliest : null}/${gave.latest ? latest : null}`;

const follows = (g: OracleFact, f: OracleFact): boolean => g.followed.includes(f.fact);
const sameRange = (f: OracleFact, g: OracleFact): boolean => rangeOf(f) === rangeOf(g);

/** Two accounts of one range: of one type, and neither follows the other. */
const arePeers = (f: OracleFact, g: OracleFact): boolean =>
  f !== g && f.type === g.type && sameRange(f, g) && !follows(f, g) && !follows(g, f);

export function oracleHolders(slot: readonly OracleFact[], v: number): OracleHolders {
  const facts = [...slot].sort(inOrder);
  const isLater = (g: OracleFact, f: OracleFact): boolean => facts.indexOf(g) > facts.indexOf(f);

  /** Its publisher's later word, or any later one where there are no alternatives, says otherwise. */
  const isOutdated = (f: OracleFact): boolean =>
    facts.some(
      (g) =>
        arePeers(f, g) &&
        differ(f, g) &&
        (f.hasNoAlternatives || sharePublisher(f, g)) &&
        (f.disputed || !g.disputed) &&
        (compare(g.rank, f.rank) || compare(g.version, f.version)) > 0,
    );
  const areAlternatives = (f: OracleFact, g: OracleFact): boolean =>
    arePeers(f, g) && f.rank === g.rank && differ(f, g) && !isOutdated(g);
  /** Another speaks for the group: the last in order, disputed ones behind all others. */
  const speaksBefore = (g: OracleFact, f: OracleFact): boolean =>
    g.disputed === f.disputed ? isLater(g, f) : f.disputed;
  const leads = (f: OracleFact): boolean =>
    !isOutdated(f) && !facts.some((g) => areAlternatives(f, g) && speaksBefore(g, f));

  /** A disputed fact is never certain [F5], so it takes the place of disputed facts alone. */
  const supersedes = (g: OracleFact, f: OracleFact): boolean =>
    g !== f &&
    leads(g) &&
    (f.disputed || !g.disputed) &&
    (follows(g, f) ||
      (sameRange(f, g) && isLater(g, f)) ||
      // An earliest that T2 supplies to an undated fact is no date.
      Math.min(g.earliest, g.from) >= f.latest);

  const holding = facts.filter(
    (f) => leads(f) && f.earliest < v && !facts.some((g) => g.latest <= v && supersedes(g, f)),
  );
  const certain = holding.findLast((f) => f.latest <= v && !f.disputed);
  const agree = (f: OracleFact, g: OracleFact): boolean =>
    arePeers(f, g) && !differ(f, g) && !isOutdated(g);
  // One held value with all sources: the certain one speaks for those that say the same, else the last.
  const spoken = certain === undefined ? [] : [certain];
  for (const f of holding.toReversed())
    if (f !== certain && !spoken.some((g) => agree(g, f))) spoken.push(f);
  return {
    certain: certain?.fact ?? null,
    possible: facts
      .filter((f) => spoken.includes(f))
      .reverse()
      .map((fact) => ({
        fact,
        alternatives: idsOf(facts.filter((g) => areAlternatives(fact, g))),
        agreeing: idsOf(facts.filter((g) => agree(fact, g))),
      })),
  };
}

const idsOf = (facts: readonly OracleFact[]): readonly string[] =>
  facts.map(({ fact }) => fact).sort();
