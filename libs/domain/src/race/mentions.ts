import type { Undo } from './decider.js';

/** How many standing facts name each; whoever is named by none is not in it. */
export class Mentions {
  readonly #counts = new Map<string, number>();

  has(id: string): boolean {
    return this.#counts.has(id);
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** @param by 1 where a fact comes to stand, -1 where it no longer does. */
  add(ids: readonly string[], by: 1 | -1): Undo | undefined {
    if (ids.length === 0) return undefined;
    this.#change(ids, by);
    return () => {
      this.#change(ids, -by);
    };
  }

  #change(ids: readonly string[], by: number): void {
    for (const id of ids) {
      const count = (this.#counts.get(id) ?? 0) + by;
      if (count === 0) this.#counts.delete(id);
      else this.#counts.set(id, count);
    }
  }
}
