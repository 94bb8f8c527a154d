import type { FactId } from '../event/timeline-event.js';
import type { LinksInSlot } from './links-in-slot.js';
import type { Alternative, Revision } from './revision.js';
import { isDisputed } from './slot-order.js';
import { differingFields } from './values.js';
import { SaidValues } from './said-values.js';

/** A range is the one written: neither cut by T5 nor begun by T2 [S2]; two undated facts have the same. */
export function rangeOf({ occurred: { earliest, latest, gave } }: Revision): string {
  return `${gave.earliest ? earliest : null}/${gave.latest ? latest : null}`;
}

/**
 * The facts of one slot by range: which are alternatives, which agree, which are out of date [S3].
 *
 * A fact and one that follows it are none of these to one another: they tell what came after what,
 * and F4 orders them. Nor are facts of two types: they tell different things.
 */
export class SameRange {
  readonly #byRange = new Map<string, Revision[]>();
  readonly #links: LinksInSlot;
  readonly #said = new SaidValues();
  readonly #outdated = new Set<FactId>();

  /** @param inOrder the slot in the order of S1. */
  constructor(inOrder: readonly Revision[], links: LinksInSlot) {
    this.#links = links;
    for (const revision of inOrder) {
      const range = rangeOf(revision);
      const others = this.#byRange.get(range);
      if (others) others.push(revision);
      else this.#byRange.set(range, [revision]);
    }
    for (const revision of inOrder)
      if (this.#isOutdated(revision)) this.#outdated.add(revision.fact);
  }

  /** Whether it holds and supersedes of its own, and not through an alternative that speaks for it [S3]. */
  leads(revision: Revision): boolean {
    if (this.#outdated.has(revision.fact)) return false;
    const ofRange = this.#ofRange(revision);
    const place = ofRange.indexOf(revision);
    return !ofRange.some(
      (other, index) =>
        isBefore(revision, place, { other, index }) && this.#areAlternatives(revision, other),
    );
  }

  /** Those that say otherwise of the same, last in order first. */
  alternativesTo(holder: Revision): readonly Alternative[] {
    return this.#ofRange(holder)
      .filter((other) => this.#areAlternatives(holder, other))
      .reverse()
      .map((revision) => ({ revision, differs: differingFields(revision, holder) }));
  }

  /** Those that say the same: one held value with all sources. */
  agreeingWith(holder: Revision): readonly Revision[] {
    return this.#ofRange(holder).filter((other) => this.areAgreeing(holder, other));
  }

  areAgreeing(one: Revision, other: Revision): boolean {
    if (rangeOf(one) !== rangeOf(other) || !this.#arePeers(one, other)) return false;
    return this.isCurrent(other) && !this.#said.differ(one, other);
  }

  /** A further amendment of a report tells of another paper: it takes the place of the one before [section 6]. */
  #areAlternatives(one: Revision, other: Revision): boolean {
    if (one.rank !== other.rank || !this.#arePeers(one, other)) return false;
    return this.isCurrent(other) && this.#said.differ(one, other);
  }

  /** The earlier words that this one has replaced, and those that they had. */
  replacedBy(revision: Revision): readonly Revision[] {
    const ofRange = this.#ofRange(revision);
    const replaced = new Set([revision]);
    for (const later of replaced)
      for (const earlier of ofRange) if (this.#replaces(later, earlier)) replaced.add(earlier);
    return [...replaced].slice(1);
  }

  #isOutdated(revision: Revision): boolean {
    return this.#ofRange(revision).some((other) => this.#replaces(other, revision));
  }

  /** A publisher in common: its later word replaces the earlier [S3]. */
  #replaces(later: Revision, earlier: Revision): boolean {
    return (
      isLaterWord(later, earlier) &&
      (earlier.hasNoAlternatives === true || this.#said.sharePublisher(earlier, later)) &&
      this.#arePeers(earlier, later) &&
      this.#said.differ(earlier, later)
    );
  }

  /** Whether no later word of a publisher of its own has replaced it [S3]. */
  isCurrent(revision: Revision): boolean {
    return !this.#outdated.has(revision.fact);
  }

  /** Two accounts of the same range: of one type, and neither follows the other. */
  #arePeers(one: Revision, other: Revision): boolean {
    return one.fact !== other.fact && one.type === other.type && !this.#links.areLinked(one, other);
  }

  #ofRange(revision: Revision): readonly Revision[] {
    return this.#byRange.get(rangeOf(revision)) ?? [];
  }
}

/** A word that the recorder disputes replaces none that is not disputed [F5]. */
function isLaterWord(other: Revision, revision: Revision): boolean {
  if (isDisputed(other) && !isDisputed(revision)) return false;
  if (other.rank !== revision.rank) return other.rank > revision.rank;
  return other.version > revision.version;
}

/** The order in which alternatives speak for their group: of those not disputed the last, else the last. */
function isBefore(
  revision: Revision,
  place: number,
  { other, index }: { readonly other: Revision; readonly index: number },
): boolean {
  if (isDisputed(revision) !== isDisputed(other)) return isDisputed(revision);
  return index > place;
}
