import { compareInSlot, type Holder, type Holders, type Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import type { Combination, Item, Outcome } from '../held/outcomes.js';

/** The counts of one unit, and the certificates that end them. */
export interface CountPlace {
  readonly counts: readonly Holders[];
  readonly certificates: readonly Holders[];
  /** The race's own order of reporters: the first of them that counted is shown. */
  readonly reporters: readonly string[];
}

/** What a count or a certificate states, as far as it is said. */
export interface TallyDocument {
  /** Who counted, or certified. */
  readonly by: string;
  readonly status: string;
  readonly counts?: readonly object[];
  readonly shares?: readonly object[];
  /** False where candidates are left out. */
  readonly complete?: boolean;
  readonly portion?: object;
}

/** The count that a page shows [A5]: the certificate's once certified, else the first by the order of reporters. */
export function shownCount(place: CountPlace): Item<TallyDocument> {
  return {
    slots: slotsOfPlace(place),
    outcomes: (held) => {
      const { counts, certificate } = split(held, place);
      return [tallied(certificate ?? first(counts, place))];
    },
    widest: () => slotsOfPlace(place).flatMap(everyTally),
  };
}

/** A count that stands beside the one shown, until certification [A5]. */
export function standingCount(place: CountPlace, at: number): Item<TallyDocument> {
  const own = place.counts[at];
  return {
    slots: slotsOfPlace(place),
    outcomes: (held) => {
      const { counts, certificate } = split(held, place);
      const holder = held[at] ?? null;
      const isBeside = certificate === null && holder !== first(counts, place);
      return [isBeside ? tallied(holder) : null];
    },
    widest: () => (own === undefined ? [] : everyTally(own)),
  };
}

/** How far the count has come: certified, or what the count that is shown says of itself. */
export function resultsStatus(place: CountPlace): Item<string> {
  const status = (holder: Holder): Outcome<string> => ({
    value: statusOf(holder.revision),
    holder,
  });
  return {
    slots: slotsOfPlace(place),
    outcomes: (held) => {
      const holders = held.slice(place.counts.length).filter((holder) => holder !== null);
      const decisive = last(holders) ?? first(held.slice(0, place.counts.length), place);
      return [decisive === null ? null : status(decisive)];
    },
    widest: () => slotsOfPlace(place).flatMap(({ possible }) => possible.map(status)),
  };
}

const slotsOfPlace = ({ counts, certificates }: CountPlace): readonly Holders[] => [
  ...counts,
  ...certificates,
];

/** A certificate that states no count leaves the last count shown. */
function split(held: Combination, { counts }: CountPlace) {
  const certificates = held
    .slice(counts.length)
    .filter((holder): holder is Holder => holder !== null && statesCount(holder.revision));
  return { counts: held.slice(0, counts.length), certificate: last(certificates) };
}

const statesCount = ({ data }: Revision): boolean =>
  data['counts'] !== undefined || data['shares'] !== undefined;

const last = (holders: readonly Holder[]): Holder | null =>
  holders.toSorted((one, other) => compareInSlot(one.revision, other.revision)).at(-1) ?? null;

/** By the race's list of reporters, then kind of source, newest, greater portion, version [A5]. */
function first(held: Combination, { reporters }: CountPlace): Holder | null {
  const counts = held.filter((holder) => holder !== null);
  return (
    counts.toSorted((one, other) => compareCounts(one.revision, other.revision, reporters))[0] ??
    null
  );
}

function compareCounts(one: Revision, other: Revision, reporters: readonly string[]): number {
  return (
    placeAmong(reporters, one) - placeAmong(reporters, other) ||
    sourceRank(one) - sourceRank(other) ||
    compareInSlot(unjudged(other), unjudged(one))
  );
}

/** Newest, then greater portion, which is the rank of a count in its slot, then version: no word on proof. */
const unjudged = (revision: Revision): Revision => ({ ...revision, assertion: 'confirmed' });

function placeAmong(reporters: readonly string[], revision: Revision): number {
  const at = reporters.indexOf(byOf(revision));
  return at < 0 ? reporters.length : at;
}

/** Official, feed, news, any other. */
const SOURCE_ORDER: readonly string[] = ['official', 'feed', 'news'];

const sourceRank = ({ sources }: Revision): number =>
  Math.min(
    SOURCE_ORDER.length,
    ...sources.map(({ kind }) => SOURCE_ORDER.indexOf(kind)).filter((rank) => rank >= 0),
  );

function byOf(revision: Revision): string {
  const fact = asFact(revision);
  if (fact.type === 'ResultsUpdated') return fact.data.reporter.id;
  return fact.type === 'ResultsCertified' ? fact.data.authority.id : '';
}

/** A count that does not say how far it has come is not known to be complete. */
function statusOf(revision: Revision): string {
  const fact = asFact(revision);
  if (fact.type === 'ResultsCertified') return 'certified';
  return fact.type === 'ResultsUpdated' ? (fact.data.status ?? 'unofficial-partial') : '';
}

function tallied(holder: Holder | null): Outcome<TallyDocument> | null {
  const value = holder && tallyOf(holder.revision);
  return holder && value && { value, holder };
}

const everyTally = ({ possible }: Holders): readonly Outcome<TallyDocument>[] =>
  possible.flatMap((holder) => tallied(holder) ?? []);

/** A certificate is of the whole, and of all candidates. */
const NOTHING_MORE: Pick<TallyDocument, 'complete' | 'portion'> = {};

export function tallyOf(revision: Revision): TallyDocument | null {
  const fact = asFact(revision);
  if (fact.type !== 'ResultsUpdated' && fact.type !== 'ResultsCertified') return null;
  const { counts, shares } = fact.data;
  const { complete, portion } = fact.type === 'ResultsUpdated' ? fact.data : NOTHING_MORE;
  return {
    by: byOf(revision),
    status: statusOf(revision),
    ...(counts && { counts: counts.map(showRow) }),
    ...(shares && { shares: shares.map(showRow) }),
    ...(complete !== undefined && { complete }),
    ...(portion && { portion }),
  };
}

interface Row {
  readonly candidate?: { readonly id: string };
}

/** A row by the id of its candidate; the names are in the data. */
export const showRow = ({ candidate, ...rest }: Row): object => ({
  ...(candidate && { candidate: candidate.id }),
  ...rest,
});
