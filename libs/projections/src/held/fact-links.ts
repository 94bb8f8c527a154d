import type { FactId, Holders, Revision } from '#libs/domain';

/** How two facts of different slots stand in time. */
export type Order = 'before' | 'after' | 'undefined';

/** The links between the facts that are held, across slots [F4]. */
export class FactLinks {
  readonly #slots: Iterable<Holders>;
  /** Made when the first order is asked for: mostly none is. */
  #byName: FactsByName | undefined;

  constructor(slots: Iterable<Holders>) {
    this.#slots = slots;
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
    if (one.follows === null) return false;
    this.#byName ??= new FactsByName(this.#slots);
    let { version } = one;
    let next = this.#byName.speakerOf(one.follows);
    for (;;) {
      if (next === other.fact) return true;
      const revision = this.#byName.fact(next);
      if (revision === undefined || revision.version >= version) return false;
      version = revision.version;
      next = this.#byName.speakerOf(revision.follows);
    }
  }
}

class FactsByName {
  readonly #facts = new Map<FactId, Revision>();
  /** Facts that say the same are one: a link to any of them is a link to the one that speaks. */
  readonly #speakers = new Map<FactId, FactId>();

  constructor(slots: Iterable<Holders>) {
    for (const { possible } of slots)
      for (const { revision, agreeing } of possible) {
        this.#facts.set(revision.fact, revision);
        for (const { fact } of agreeing) this.#speakers.set(fact, revision.fact);
      }
  }

  fact(name: FactId | null): Revision | undefined {
    return name === null ? undefined : this.#facts.get(name);
  }

  speakerOf(name: FactId | null): FactId | null {
    return name === null ? null : (this.#speakers.get(name) ?? name);
  }
}
