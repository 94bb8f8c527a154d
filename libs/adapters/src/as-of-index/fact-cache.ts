import type { Revision } from '#libs/domain';

interface Entry {
  readonly race: string;
  readonly ref: string;
  readonly fact: Revision;
  /** Since the hand came by. */
  isUsed: boolean;
}

/**
 * Facts as they were read, so many of all races: what was used lately stays. A question looks for hundreds, so to
 * find one is to mark it, and no more.
 */
export class FactCache {
  readonly #max: number;
  readonly #races = new Map<string, Map<string, Entry>>();
  #ring: Entry[] = [];
  #hand = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get(race: string, ref: string): Revision | undefined {
    const entry = this.#races.get(race)?.get(ref);
    if (entry === undefined) return undefined;
    entry.isUsed = true;
    return entry.fact;
  }

  set(race: string, ref: string, fact: Revision): void {
    // Two questions may have read it at once.
    if (this.#races.get(race)?.has(ref) === true) return;
    const entry = { race, ref, fact, isUsed: false };
    if (this.#ring.length < this.#max) this.#ring.push(entry);
    else this.#replaceUnused(entry);
    const facts = this.#races.get(race) ?? new Map<string, Entry>();
    this.#races.set(race, facts.set(ref, entry));
  }

  /** Drops what is kept of races whose keys, and a space, begin so: for the rare case, since it looks at all. */
  forget(beginning: string): void {
    const kept = this.#ring.filter(({ race }) => !`${race} `.startsWith(beginning));
    this.#ring = kept;
    this.#hand = 0;
    for (const race of this.#races.keys())
      if (`${race} `.startsWith(beginning)) this.#races.delete(race);
  }

  /** Goes around, past what was used since it came by last. */
  #replaceUnused(entry: Entry): void {
    for (;;) {
      const at = this.#hand;
      this.#hand = (at + 1) % this.#max;
      const found = this.#ring[at];
      if (found === undefined) return;
      if (!found.isUsed) {
        this.#forget(found);
        this.#ring[at] = entry;
        return;
      }
      found.isUsed = false;
    }
  }

  #forget({ race, ref }: Entry): void {
    const facts = this.#races.get(race);
    facts?.delete(ref);
    if (facts?.size === 0) this.#races.delete(race);
  }
}
