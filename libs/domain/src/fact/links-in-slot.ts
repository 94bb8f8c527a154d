import type { FactId } from '../event/timeline-event.js';
import type { Instant } from '../time/instant.js';
import type { Revision } from './revision.js';

/** Which facts of one slot follow which, directly or through others [F4]. */
export class LinksInSlot {
  readonly #byFact: ReadonlyMap<FactId, Revision>;

  constructor(revisions: readonly Revision[]) {
    this.#byFact = new Map(revisions.map((revision) => [revision.fact, revision]));
  }

  follows(one: Revision, other: Revision): boolean {
    for (const followed of this.#followedBy(one)) if (followed.fact === other.fact) return true;
    return false;
  }

  areLinked(one: Revision, other: Revision): boolean {
    if (one.follows === null && other.follows === null) return false;
    return this.follows(one, other) || this.follows(other, one);
  }

  /**
   * All that these follow, each with the `latest` of the first of them that follows it: each link is walked once.
   * @param inTurn by `latest`.
   */
  followedFirst(inTurn: readonly Revision[]): ReadonlyMap<FactId, Instant> {
    const reached = new Map<FactId, Instant>();
    for (const revision of inTurn) {
      for (const { fact } of this.#followedBy(revision)) {
        if (reached.has(fact)) break;
        reached.set(fact, revision.latest);
      }
    }
    return reached;
  }

  *#followedBy(revision: Revision): Generator<Revision> {
    let { version } = revision;
    let next = this.#nearest(revision);
    while (next !== undefined && next.version < version) {
      yield next;
      version = next.version;
      next = this.#nearest(next);
    }
  }

  #nearest({ follows, followsInSlot }: Revision): Revision | undefined {
    const fact = followsInSlot ?? follows;
    return fact === null ? undefined : this.#byFact.get(fact);
  }
}
