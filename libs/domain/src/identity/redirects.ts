import type { StandingMerge } from './standing-merge.js';

/** A record that is merged into another, both by their ids. */
export interface Redirect {
  readonly from: string;
  readonly merge: StandingMerge;
}

/**
 * Where each id leads, by the merges that stand: every way ends. The log orders the merges of one record alone,
 * so that two may close a ring; the one that was recorded last then counts for nothing.
 */
export class Redirects {
  readonly #next = new Map<string, StandingMerge>();
  readonly #from = new Map<string, string[]>();

  constructor(redirects: readonly Redirect[]) {
    for (const { from, merge } of [...redirects].sort(inOrder)) {
      if (this.canonical(merge.into.id) === from) continue;
      this.#next.set(from, merge);
      this.#from.set(merge.into.id, [...(this.#from.get(merge.into.id) ?? []), from]);
    }
  }

  /** The merge that leads on from an id; undefined where none does. */
  next(id: string): StandingMerge | undefined {
    return this.#next.get(id);
  }

  /** Where the way from an id ends; the id itself where nothing leads on. */
  canonical(id: string): string {
    let at = id;
    for (let next = this.#next.get(at); next !== undefined; next = this.#next.get(at))
      at = next.into.id;
    return at;
  }

  /** All ids that lead to this one, directly or through others, the nearest first. */
  mergedInto(id: string): readonly string[] {
    const found: string[] = [];
    for (let waiting = this.#from.get(id) ?? []; waiting.length > 0;) {
      found.push(...waiting);
      waiting = waiting.flatMap((one) => this.#from.get(one) ?? []);
    }
    return found;
  }
}

const inOrder = (one: Redirect, other: Redirect): number =>
  one.merge.revision.recordedAt - other.merge.revision.recordedAt ||
  (one.from < other.from ? -1 : 1);
