import type { Revision } from '#libs/domain';
import { type KeptFact, ReadFact } from './read-fact.js';
import type { NamedFact } from './told.js';

/**
 * Facts as they were read, so many of all races: what was used lately stays. A question looks for hundreds, so whoever
 * names a fact remembers where it was found, and to find it again is to mark it, and no more.
 */
export class FactCache {
  readonly #max: number;
  readonly #races = new Map<string, Map<string, KeptFact>>();
  #ring: KeptFact[] = [];
  #hand = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get(race: string, named: NamedFact): ReadFact | undefined {
    if (named.kept?.fact == null) named.kept = this.#races.get(race)?.get(named.ref) ?? null;
    const { kept } = named;
    if (kept?.fact == null) return undefined;
    kept.isUsed = true;
    return kept.fact;
  }

  set(race: string, named: NamedFact, revision: Revision): ReadFact {
    // Two questions may have read it at once.
    const known = this.get(race, named);
    if (known !== undefined) return known;
    const fact = new ReadFact(revision);
    const kept: KeptFact = { race, ref: named.ref, fact, isUsed: false };
    if (this.#ring.length < this.#max) this.#ring.push(kept);
    else this.#replaceUnused(kept);
    const facts = this.#races.get(race) ?? new Map<string, KeptFact>();
    this.#races.set(race, facts.set(named.ref, kept));
    named.kept = kept;
    return fact;
  }

  /** Drops what is kept of races whose keys, and a space, begin so: for the rare case, since it looks at all. */
  forget(beginning: string): void {
    const isForgotten = (race: string): boolean => `${race} `.startsWith(beginning);
    for (const kept of this.#ring) if (isForgotten(kept.race)) kept.fact = null;
    this.#ring = this.#ring.filter(({ fact }) => fact !== null);
    this.#hand = 0;
    for (const race of this.#races.keys()) if (isForgotten(race)) this.#races.delete(race);
  }

  /** Goes around, past what was used since it came by last. */
  #replaceUnused(kept: KeptFact): void {
    for (;;) {
      const at = this.#hand;
      this.#hand = (at + 1) % this.#max;
      const found = this.#ring[at];
      if (found === undefined) return;
      if (!found.isUsed) {
        this.#forget(found);
        this.#ring[at] = kept;
        return;
      }
      found.isUsed = false;
    }
  }

  #forget(kept: KeptFact): void {
    kept.fact = null;
    const { race, ref } = kept;
    const facts = this.#races.get(race);
    facts?.delete(ref);
    if (facts?.size === 0) this.#races.delete(race);
  }
}
