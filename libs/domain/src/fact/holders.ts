import type { Instant } from '../time/instant.js';
import { LinksInSlot } from './links-in-slot.js';
import type { Holder, Holders, Revision } from './revision.js';
import { rangeOf, SameRange } from './same-range.js';
import { compareInSlot, isDisputed } from './slot-order.js';

/**
 * Who holds one slot at V [S2, S3].
 *
 * A disputed fact is never certain [F5]: it is at most a possible holder and supersedes disputed facts alone.
 *
 * @param revisions the facts of the slot known at K.
 * @param validBefore the exclusive end of V [Q1].
 */
export function holdersAt(revisions: readonly Revision[], validBefore: Instant): Holders {
  const inOrder = revisions.toSorted(compareInSlot);
  const links = new LinksInSlot(inOrder);
  const sameRange = new SameRange(inOrder, links);
  const leading = inOrder.filter((revision) => sameRange.leads(revision));
  const isSuperseded = supersededBy(
    leading.filter(({ latest }) => latest <= validBefore),
    { inOrder, links },
  );
  const holding = leading
    .filter((revision) => revision.earliest < validBefore && !isSuperseded(revision))
    .reverse();
  const certain = holding.find((revision) => isCertain(revision, validBefore));
  const possible = withoutRepeats(holding, { certain, sameRange }).map((revision) => ({
    revision,
    alternatives: sameRange.alternativesTo(revision),
    agreeing: sameRange.agreeingWith(revision),
  }));
  return { certain: holderOf(certain, possible), possible };
}

/** Whether the fact has surely happened by v [S2, F5]. */
export const isCertain = (revision: Revision, validBefore: Instant): boolean =>
  revision.latest <= validBefore && !isDisputed(revision);

const holderOf = (certain: Revision | undefined, possible: readonly Holder[]): Holder | null =>
  possible.find(({ revision }) => revision === certain) ?? null;

interface Slot {
  readonly inOrder: readonly Revision[];
  readonly links: LinksInSlot;
}

/** Whether one of the facts that have surely begun supersedes a fact; a disputed one only what is disputed too. */
function supersededBy(begun: readonly Revision[], slot: Slot): (revision: Revision) => boolean {
  const undisputed = begun.filter((revision) => !isDisputed(revision));
  const byUndisputed = supersededByAny(undisputed, slot);
  if (undisputed.length === begun.length) return byUndisputed;
  const byAll = supersededByAny(begun, slot);
  return (revision) => (isDisputed(revision) ? byAll : byUndisputed)(revision);
}

/** A fact supersedes another that it follows, that has its range and comes before it, or that it cannot precede [S2]. */
function supersededByAny(begun: readonly Revision[], { inOrder, links }: Slot) {
  const followed = links.followedByAny(begun);
  const place = new Map(inOrder.map((revision, index) => [revision, index]));
  const placeOf = (revision: Revision | undefined): number =>
    revision === undefined ? -1 : (place.get(revision) ?? -1);
  const lastOfRange = new Map(begun.map((revision) => [rangeOf(revision), revision]));
  let notBefore = -Infinity;
  for (const revision of begun) notBefore = Math.max(notBefore, datedFrom(revision));
  return (revision: Revision): boolean =>
    followed.has(revision.fact) ||
    placeOf(lastOfRange.get(rangeOf(revision))) > placeOf(revision) ||
    notBefore >= revision.latest;
}

/** An earliest that T2 supplies to an undated fact is no date: such a fact comes after nothing by it. */
const datedFrom = ({ earliest, from }: Revision): Instant => Math.min(earliest, from);

/** Facts that say the same of the same range are one held value [S3]: the certain one speaks for them, else the last. */
function withoutRepeats(
  holding: readonly Revision[],
  { certain, sameRange }: { certain: Revision | undefined; sameRange: SameRange },
): readonly Revision[] {
  const kept = certain === undefined ? [] : [certain];
  for (const revision of holding) {
    if (revision !== certain && !kept.some((one) => sameRange.areAgreeing(one, revision)))
      kept.push(revision);
  }
  return kept.sort((one, other) => compareInSlot(other, one));
}
