import type { LinksInSlot } from './links-in-slot.js';
import { sharePublisher } from './publisher.js';
import type { Alternative, Revision } from './revision.js';
import { differingFields } from './values.js';

/** A range is the one written, before T5 [S2]; two undated facts have the same. */
export const rangeOf = ({ occurred }: Revision): string =>
  `${String(occurred.earliest)}/${String(occurred.latest)}`;

/**
 * The facts of one slot by range: which are alternatives, which agree [S3].
 *
 * A fact and one that follows it are neither: they tell what came after what, and F4 orders them.
 */
export class SameRange {
  readonly #byRange = new Map<string, Revision[]>();
  readonly #links: LinksInSlot;

  /** @param inOrder the slot in the order of S1. */
  constructor(inOrder: readonly Revision[], links: LinksInSlot) {
    this.#links = links;
    for (const revision of inOrder) {
      const range = rangeOf(revision);
      const others = this.#byRange.get(range);
      if (others) others.push(revision);
      else this.#byRange.set(range, [revision]);
    }
  }

  /** Whether another of its alternatives comes later in order, so that it never holds of its own [S3]. */
  isAlternativeOnly(revision: Revision): boolean {
    return this.#laterThan(revision).some((later) => this.#areAlternatives(revision, later));
  }

  /** Those that say otherwise and come earlier in order, each publisher's last account alone. */
  alternativesTo(holder: Revision): readonly Alternative[] {
    return this.#earlierThan(holder)
      .filter((other) => this.#areAlternatives(other, holder) && !this.#isReplaced(other))
      .reverse()
      .map((revision) => ({ revision, differs: differingFields(revision, holder) }));
  }

  /** Those that say the same: one held value with all sources. */
  agreeingWith(holder: Revision): readonly Revision[] {
    return this.#ofRange(holder).filter(
      (other) => this.areAgreeing(other, holder) && !this.#isReplaced(other),
    );
  }

  areAgreeing(one: Revision, other: Revision): boolean {
    return (
      one.fact !== other.fact &&
      rangeOf(one) === rangeOf(other) &&
      differingFields(one, other).length === 0 &&
      !this.#links.areLinked(one, other)
    );
  }

  #areAlternatives(one: Revision, other: Revision): boolean {
    return (
      !sharePublisher(one, other) &&
      differingFields(one, other).length > 0 &&
      !this.#links.areLinked(one, other)
    );
  }

  /** A publisher in common: its later version supersedes [S3]. */
  #isReplaced(revision: Revision): boolean {
    return this.#laterThan(revision).some(
      (later) => sharePublisher(revision, later) && differingFields(revision, later).length > 0,
    );
  }

  #ofRange(revision: Revision): readonly Revision[] {
    return this.#byRange.get(rangeOf(revision)) ?? [];
  }

  #laterThan(revision: Revision): readonly Revision[] {
    const others = this.#ofRange(revision);
    return others.slice(others.indexOf(revision) + 1);
  }

  #earlierThan(revision: Revision): readonly Revision[] {
    const others = this.#ofRange(revision);
    return others.slice(0, others.indexOf(revision));
  }
}
