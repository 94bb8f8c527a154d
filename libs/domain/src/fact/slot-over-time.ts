import type { FactId } from '../event/timeline-event.js';
import type { Instant } from '../time/instant.js';
import { LinksInSlot } from './links-in-slot.js';
import type { Revision } from './revision.js';
import { rangeOf, SameRange } from './same-range.js';
import { compareInSlot, isDisputed } from './slot-order.js';

/** A fact that may hold its slot at every V after its `earliest` and before `upto` [S2]. */
export interface Holding {
  readonly revision: Revision;
  /** The least `latest` of the facts that supersede it; Infinity where none does. */
  readonly upto: Instant;
}

interface EndingHolding extends Holding {
  /** The least `latest` of those that supersede it whatever their dates. */
  readonly linkedUpto: Instant;
}

/** What of a slot does not depend on V: which of its facts may hold, each in one interval [S2, S3]. */
export class SlotOverTime {
  readonly sameRange: SameRange;
  readonly #holdings: Map<FactId, EndingHolding>;
  /** How many facts have a range. */
  readonly #ranges = new Map<string, number>();

  /** @param revisions the facts of the slot known at K. */
  constructor(revisions: readonly Revision[]) {
    const inOrder = revisions.toSorted(compareInSlot);
    const links = new LinksInSlot(inOrder);
    this.sameRange = new SameRange(inOrder, links);
    const leading = inOrder.filter((revision) => this.sameRange.leads(revision));
    const holdingOf = endsOf(leading, links);
    this.#holdings = new Map(leading.map((revision) => [revision.fact, holdingOf(revision)]));
    for (const revision of inOrder) this.#count(revision, 1);
  }

  get holdings(): readonly Holding[] {
    return [...this.#holdings.values()];
  }

  /**
   * Puts a fact in the place of another, or none in the place of one, or one that is new.
   * None of the slot may follow either, nor either any.
   *
   * @returns the holdings that are now others; null, having changed nothing, where another fact has the range of
   * one of them: then the slot is to be computed anew.
   */
  replace(before: Revision | null, after: Revision | null): readonly Holding[] | null {
    if (!this.#areAlone(before, after)) return null;
    const changed = new Map<FactId, EndingHolding>();
    if (before !== null) this.#remove(before, changed);
    if (after !== null) this.#add(after, changed);
    return [...changed.values()];
  }

  #areAlone(before: Revision | null, after: Revision | null): boolean {
    if (before !== null && this.#countOf(before) !== 1) return false;
    if (after === null) return true;
    const isRangeOfBefore = before !== null && rangeOf(before) === rangeOf(after);
    return isRangeOfBefore || this.#countOf(after) === 0;
  }

  #remove(gone: Revision, changed: Map<FactId, EndingHolding>): void {
    this.#holdings.delete(gone.fact);
    this.#count(gone, -1);
    for (const [fact, { revision, upto, linkedUpto }] of this.#holdings) {
      if (upto !== gone.latest || !isAfter(gone, revision)) continue;
      changed.set(fact, { revision, upto: this.#uptoOf(revision, linkedUpto), linkedUpto });
    }
    for (const [fact, holding] of changed) this.#holdings.set(fact, holding);
  }

  #add(added: Revision, changed: Map<FactId, EndingHolding>): void {
    for (const [fact, holding] of this.#holdings)
      if (holding.upto > added.latest && isAfter(added, holding.revision))
        changed.set(fact, { ...holding, upto: added.latest });
    const upto = this.#uptoOf(added, Infinity);
    changed.set(added.fact, { revision: added, upto, linkedUpto: Infinity });
    for (const [fact, holding] of changed) this.#holdings.set(fact, holding);
    this.#count(added, 1);
  }

  #uptoOf(revision: Revision, linkedUpto: Instant): Instant {
    let upto = linkedUpto;
    for (const { revision: other } of this.#holdings.values())
      if (other.latest < upto && isAfter(other, revision)) upto = other.latest;
    return upto;
  }

  #countOf(revision: Revision): number {
    return this.#ranges.get(rangeOf(revision)) ?? 0;
  }

  #count(revision: Revision, by: number): void {
    this.#ranges.set(rangeOf(revision), this.#countOf(revision) + by);
  }
}

/** Whether a fact supersedes another because it cannot have happened before it [S2, F5]. */
const isAfter = (one: Revision, other: Revision): boolean =>
  datedFrom(one) >= other.latest && (isDisputed(other) || !isDisputed(one));

type HoldingOf = (revision: Revision) => EndingHolding;

/** When a fact is superseded; a disputed one supersedes only what is disputed too [F5]. */
function endsOf(leading: readonly Revision[], links: LinksInSlot): HoldingOf {
  const undisputed = leading.filter((revision) => !isDisputed(revision));
  const byUndisputed = endsBy(undisputed, links);
  if (undisputed.length === leading.length) return byUndisputed;
  const byAll = endsBy(leading, links);
  return (revision) => (isDisputed(revision) ? byAll : byUndisputed)(revision);
}

/**
 * A fact supersedes another that it follows, that has its range and comes before it, or that it cannot
 * precede [S2]; it does so once it has surely begun.
 *
 * @param superseding in order; holds every fact that is asked about.
 */
function endsBy(superseding: readonly Revision[], links: LinksInSlot): HoldingOf {
  const byFollowing = firstFollowers(superseding, links);
  const byRange = endsOfRanges(superseding);
  const byDate = firstBegunAfter(superseding);
  return (revision) => {
    const byLink = byFollowing.get(revision.fact) ?? Infinity;
    const linkedUpto = Math.min(byLink, byRange.get(revision) ?? Infinity);
    return { revision, upto: Math.min(linkedUpto, byDate(revision.latest)), linkedUpto };
  };
}

function firstFollowers(
  superseding: readonly Revision[],
  links: LinksInSlot,
): ReadonlyMap<FactId, Instant> {
  const following = superseding.filter(({ follows }) => follows !== null);
  return links.followedFirst(following.sort((one, other) => compare(one.latest, other.latest)));
}

/** The least `latest` of those of the same range that come later. */
function endsOfRanges(superseding: readonly Revision[]): ReadonlyMap<Revision, Instant> {
  const least = new Map<string, Instant>();
  const ends = new Map<Revision, Instant>();
  for (const revision of superseding.toReversed()) {
    const range = rangeOf(revision);
    const later = least.get(range);
    if (later !== undefined) ends.set(revision, later);
    least.set(range, Math.min(revision.latest, later ?? Infinity));
  }
  return ends;
}

/** The least `latest` of those that are dated from a V on. */
function firstBegunAfter(superseding: readonly Revision[]): (v: Instant) => Instant {
  const dated = superseding.map((revision) => ({
    from: datedFrom(revision),
    least: revision.latest,
  }));
  dated.sort((one, other) => compare(one.from, other.from));
  let least = Infinity;
  for (const each of dated.toReversed()) {
    least = Math.min(least, each.least);
    each.least = least;
  }
  return (v) => {
    let low = 0;
    let high = dated.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((dated[middle]?.from ?? Infinity) < v) low = middle + 1;
      else high = middle;
    }
    return dated[low]?.least ?? Infinity;
  };
}

/** An earliest that T2 supplies to an undated fact is no date: such a fact comes after nothing by it. */
const datedFrom = ({ earliest, from }: Revision): Instant => Math.min(earliest, from);

// A difference of two infinities is no number.
const compare = (one: Instant, other: Instant): number => (one < other ? -1 : +(one > other));
