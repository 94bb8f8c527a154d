import type { FactId } from '../event/timeline-event.js';
import type { Instant } from '../time/instant.js';
import { DatedHoldings, type Holding } from './dated-holdings.js';
import { LinksInSlot } from './links-in-slot.js';
import type { Revision } from './revision.js';
import { rangeOf, SameRange } from './same-range.js';
import { compareInSlot, isDisputed } from './slot-order.js';

/** What of a slot does not depend on V: which of its facts may hold, each in one interval [S2, S3]. */
export class SlotOverTime {
  readonly sameRange: SameRange;
  readonly #holdings: DatedHoldings;
  /** How many facts have a range. */
  readonly #ranges = new Map<string, number>();

  /** @param revisions the facts of the slot known at K. */
  constructor(revisions: readonly Revision[]) {
    const inOrder = revisions.toSorted(compareInSlot);
    const links = new LinksInSlot(inOrder);
    this.sameRange = new SameRange(inOrder, links);
    const leading = inOrder.filter((revision) => this.sameRange.leads(revision));
    const linkedUpto = endsOf(leading, links);
    this.#holdings = new DatedHoldings(
      leading.map((revision) => [revision, linkedUpto(revision)] as const),
    );
    for (const revision of inOrder) this.#count(revision, 1);
  }

  /** In no order. */
  get holdings(): readonly Holding[] {
    return this.#holdings.all;
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
    const changed = new Map<FactId, Holding>();
    for (const holding of before === null ? [] : this.#remove(before))
      changed.set(holding.revision.fact, holding);
    for (const holding of after === null ? [] : this.#add(after))
      changed.set(holding.revision.fact, holding);
    return [...changed.values()];
  }

  #areAlone(before: Revision | null, after: Revision | null): boolean {
    if (before !== null && this.#countOf(before) !== 1) return false;
    if (after === null) return true;
    const isRangeOfBefore = before !== null && rangeOf(before) === rangeOf(after);
    return isRangeOfBefore || this.#countOf(after) === 0;
  }

  #remove(gone: Revision): readonly Holding[] {
    this.#count(gone, -1);
    return this.#holdings.remove(gone);
  }

  #add(added: Revision): readonly Holding[] {
    this.#count(added, 1);
    return this.#holdings.add(added);
  }

  #countOf(revision: Revision): number {
    return this.#ranges.get(rangeOf(revision)) ?? 0;
  }

  #count(revision: Revision, by: number): void {
    this.#ranges.set(rangeOf(revision), this.#countOf(revision) + by);
  }
}

/**
 * When a fact is superseded by one that follows it, or has its range and comes later [S2]; a disputed one
 * supersedes only what is disputed too [F5].
 */
function endsOf(leading: readonly Revision[], links: LinksInSlot): (of: Revision) => Instant {
  const undisputed = leading.filter((revision) => !isDisputed(revision));
  const byUndisputed = endsBy(undisputed, links);
  if (undisputed.length === leading.length) return byUndisputed;
  const byAll = endsBy(leading, links);
  return (revision) => (isDisputed(revision) ? byAll : byUndisputed)(revision);
}

/** @param superseding in order; holds every fact that is asked about. */
function endsBy(superseding: readonly Revision[], links: LinksInSlot): (of: Revision) => Instant {
  const byFollowing = firstFollowers(superseding, links);
  const byRange = endsOfRanges(superseding);
  return (revision) =>
    Math.min(byFollowing.get(revision.fact) ?? Infinity, byRange.get(revision) ?? Infinity);
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

// A difference of two infinities is no number.
const compare = (one: Instant, other: Instant): number => (one < other ? -1 : +(one > other));
