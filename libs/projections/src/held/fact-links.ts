import type { FactId, Holders, Revision } from '#libs/domain';

/** How two facts of different slots stand in time. */
export type Order = 'before' | 'after' | 'undefined';

/** The links between the facts that are held, across slots [F4]. */
export class FactLinks {
  readonly #byFact = new Map<FactId, Revision>();
  /** Facts that say the same are one: a link to any of them is a link to the one that speaks. */
  readonly #speaker = new Map<FactId, FactId>();

  constructor(slots: Iterable<Holders>) {
    for (const { possible } of slots) {
      for (const { revision, agreeing } of possible) {
        this.#byFact.set(revision.fact, revision);
        for (const { fact } of agreeing) this.#speaker.set(fact, revision.fact);
      }
    }
  }

  /**
   * Whether one fact comes after the other: it follows it, directly or through others that are held,
   * or cannot have happened before it. Where they overlap and neither follows, no order is meant.
   */
  order(one: Revision, other: Revision): Order {
    if (this.follows(one, other)) return 'after';
    if (this.follows(other, one)) return 'before';
    if (one.earliest >= other.latest) return 'after';
    return other.earliest >= one.latest ? 'before' : 'undefined';
  }

  /** Whether one names the other, directly or through others that are held. */
  follows(one: Revision, other: Revision): boolean {
    let { version } = one;
    let next = this.#named(one.follows);
    for (;;) {
      if (next === other.fact) return true;
      const revision: Revision | undefined = next === null ? undefined : this.#byFact.get(next);
      if (revision === undefined || revision.version >= version) return false;
      version = revision.version;
      next = this.#named(revision.follows);
    }
  }

  readonly #named = (fact: FactId | null): FactId | null =>
    fact === null ? null : (this.#speaker.get(fact) ?? fact);
}
