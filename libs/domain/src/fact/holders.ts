import type { Instant } from '../time/instant.js';
import { LinksInSlot } from './links-in-slot.js';
import type { Holder, Holders, Revision } from './revision.js';
import { rangeOf, SameRange } from './same-range.js';
import { compareInSlot } from './slot-order.js';

/**
 * Who holds one slot at V [S2, S3].
 *
 * A disputed fact is never certain [F5]: at no v has it surely happened, so it supersedes nothing and
 * is at most a possible holder, until a fact that is not disputed supersedes it.
 *
 * @param revisions the facts of the slot known at K.
 * @param validBefore the exclusive end of V [Q1].
 */
export function holdersAt(revisions: readonly Revision[], validBefore: Instant): Holders {
  const inOrder = revisions.toSorted(compareInSlot);
  const links = new LinksInSlot(inOrder);
  const sameRange = new SameRange(inOrder, links);
  const certainOnes = inOrder.filter((revision) => isCertain(revision, validBefore));
  const isSuperseded = supersededBy(certainOnes, { inOrder, links });
  const holding = inOrder
    .filter(({ earliest }) => earliest < validBefore)
    .filter((revision) => !isSuperseded(revision) && !sameRange.isAlternativeOnly(revision))
    .reverse();
  const certain = holding.find((revision) => isCertain(revision, validBefore));
  const possible = withoutRepeats(holding, { certain, sameRange }).map((revision) =>
    asHolder(revision, sameRange),
  );
  return {
    certain: possible.find(({ revision }) => revision === certain) ?? null,
    possible,
  };
}

export const isDisputed = ({ assertion, disputed }: Revision): boolean =>
  disputed === true || assertion === 'disputed';

/** Whether the fact has surely happened by v [S2, F5]. */
export const isCertain = (revision: Revision, validBefore: Instant): boolean =>
  revision.latest <= validBefore && !isDisputed(revision);

interface Slot {
  readonly inOrder: readonly Revision[];
  readonly links: LinksInSlot;
}

/**
 * Whether one of the certain facts supersedes a fact: it follows it, or has its range and comes later
 * in order, or cannot have happened before it [S2].
 */
function supersededBy(certainOnes: readonly Revision[], { inOrder, links }: Slot) {
  const followed = links.followedByAny(certainOnes);
  const position = new Map(inOrder.map((revision, index) => [revision.fact, index]));
  const lastOfRange = new Map(
    certainOnes.map((revision) => [rangeOf(revision), position.get(revision.fact) ?? -1]),
  );
  let begun = -Infinity;
  for (const { earliest } of certainOnes) begun = Math.max(begun, earliest);
  return (revision: Revision): boolean =>
    followed.has(revision.fact) ||
    (lastOfRange.get(rangeOf(revision)) ?? -1) > (position.get(revision.fact) ?? -1) ||
    begun >= revision.latest;
}

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

const asHolder = (revision: Revision, sameRange: SameRange): Holder => ({
  revision,
  alternatives: sameRange.alternativesTo(revision),
  agreeing: sameRange.agreeingWith(revision),
});
