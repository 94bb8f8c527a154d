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

/** What of a slot does not depend on V: which of its facts may hold, each in one interval [S2, S3]. */
export class SlotOverTime {
  readonly sameRange: SameRange;
  /** In the order of S1. */
  readonly holdings: readonly Holding[];

  /** @param revisions the facts of the slot known at K. */
  constructor(revisions: readonly Revision[]) {
    const inOrder = revisions.toSorted(compareInSlot);
    const links = new LinksInSlot(inOrder);
    this.sameRange = new SameRange(inOrder, links);
    const leading = inOrder.filter((revision) => this.sameRange.leads(revision));
    const upto = endsOf(leading, links);
    this.holdings = leading.map((revision) => ({ revision, upto: upto(revision) }));
  }
}

/** When a fact is superseded; a disputed one supersedes only what is disputed too [F5]. */
function endsOf(leading: readonly Revision[], links: LinksInSlot): (of: Revision) => Instant {
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
function endsBy(superseding: readonly Revision[], links: LinksInSlot): (of: Revision) => Instant {
  const byFollowing = firstFollowers(superseding, links);
  const byRange = endsOfRanges(superseding);
  const byDate = firstBegunAfter(superseding);
  return (revision) =>
    Math.min(
      byFollowing.get(revision.fact) ?? Infinity,
      byRange.get(revision) ?? Infinity,
      byDate(revision.latest),
    );
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
