import type { Instant } from '../time/instant.js';
import type { Alternative, Holder, Holders, Revision } from './revision.js';
import { compareInSlot, isDisputed } from './slot-order.js';
import type { Holding } from './dated-holdings.js';
import { SlotOverTime } from './slot-over-time.js';

/**
 * Who holds one slot at V [S2, S3].
 *
 * A disputed fact is never certain [F5]: it is at most a possible holder and supersedes disputed facts alone.
 *
 * @param revisions the facts of the slot known at K.
 * @param validBefore the exclusive end of V [Q1].
 */
export function holdersAt(revisions: readonly Revision[], validBefore: Instant): Holders {
  const { holdings, sameRange } = new SlotOverTime(revisions);
  return holdersAmong(holdings, sameRange, validBefore);
}

/** Which facts of a range stand beside a holder, each in order [S3]. */
export interface RangeMates {
  alternativesTo(holder: Revision): readonly Alternative[];
  agreeingWith(holder: Revision): readonly Revision[];
  areAgreeing(one: Revision, other: Revision): boolean;
}

/** @param holdings those that may hold at V, and any others of the slot. */
export function holdersAmong(
  holdings: readonly Holding[],
  mates: RangeMates,
  validBefore: Instant,
): Holders {
  const holding = holdings
    .filter(({ revision, upto }) => revision.earliest < validBefore && validBefore < upto)
    .map(({ revision }) => revision)
    .sort((one, other) => compareInSlot(other, one));
  const certain = holding.find((revision) => isCertain(revision, validBefore));
  const possible = withoutRepeats(holding, { certain, mates }).map((revision) => ({
    revision,
    alternatives: mates.alternativesTo(revision),
    agreeing: mates.agreeingWith(revision),
  }));
  return { certain: holderOf(certain, possible), possible };
}

/** Whether the fact has surely happened by v [S2, F5]. */
export const isCertain = (revision: Revision, validBefore: Instant): boolean =>
  revision.latest <= validBefore && !isDisputed(revision);

const holderOf = (certain: Revision | undefined, possible: readonly Holder[]): Holder | null =>
  possible.find(({ revision }) => revision === certain) ?? null;

/** Facts that say the same of the same range are one held value [S3]: the certain one speaks for them, else the last. */
function withoutRepeats(
  holding: readonly Revision[],
  { certain, mates }: { certain: Revision | undefined; mates: RangeMates },
): readonly Revision[] {
  if (holding.length < 2) return holding;
  const kept = certain === undefined ? [] : [certain];
  for (const revision of holding) {
    if (revision !== certain && !kept.some((one) => mates.areAgreeing(one, revision)))
      kept.push(revision);
  }
  return kept.sort((one, other) => compareInSlot(other, one));
}
