import type { FactEntry } from './fact-entry.js';

/** Which facts stand in which slot, and which slots begin with a path such as `endorsement/`. */
export class SlotIndex {
  /** Most slots hold one fact: a set is made for the second. */
  readonly #members = new Map<string, FactEntry | Set<FactEntry>>();
  /** By the first part of each slot, and by every longer path that was asked for. */
  readonly #under = new Map<string, Set<string>>();

  add(slot: string, entry: FactEntry): void {
    const members = this.#members.get(slot);
    if (members instanceof Set) members.add(entry);
    else if (members === undefined) this.#begin(slot, entry);
    else if (members !== entry) this.#members.set(slot, new Set([members, entry]));
  }

  delete(slot: string, entry: FactEntry): void {
    const members = this.#members.get(slot);
    if (members instanceof Set) members.delete(entry);
    if (members === entry || (members instanceof Set && members.size === 0)) this.#end(slot);
  }

  has(slot: string, entry: FactEntry): boolean {
    const members = this.#members.get(slot);
    return members === entry || (members instanceof Set && members.has(entry));
  }

  /** One fact, several, or undefined where none stands in the slot. */
  in(slot: string): FactEntry | ReadonlySet<FactEntry> | undefined {
    return this.#members.get(slot);
  }

  /** @param path ends with a slash. */
  under(path: string): readonly string[] {
    const known = this.#under.get(path);
    if (known !== undefined) return [...known];
    const slots = [...(this.#under.get(firstPart(path)) ?? [])];
    const found = slots.filter((slot) => slot.startsWith(path));
    if (found.length > 0) this.#under.set(path, new Set(found));
    return found;
  }

  #begin(slot: string, entry: FactEntry): void {
    this.#members.set(slot, entry);
    const first = firstPart(slot);
    const siblings = this.#under.get(first);
    if (siblings === undefined) this.#under.set(first, new Set([slot]));
    else siblings.add(slot);
    for (const longer of this.#longerPaths(slot, first)) longer.add(slot);
  }

  #end(slot: string): void {
    this.#members.delete(slot);
    const first = firstPart(slot);
    this.#under.get(first)?.delete(slot);
    for (const longer of this.#longerPaths(slot, first)) longer.delete(slot);
  }

  /** Those of the paths to the slot that were asked for: `a/b/` of `a/b/c`. */
  *#longerPaths(slot: string, first: string): Generator<Set<string>> {
    for (let end = slot.indexOf('/', first.length); end >= 0; end = slot.indexOf('/', end + 1)) {
      const slots = this.#under.get(slot.slice(0, end + 1));
      if (slots !== undefined) yield slots;
    }
  }
}

/** `a/` of `a/b/c`; all of a slot that has no parts. */
const firstPart = (slot: string): string => slot.slice(0, slot.indexOf('/') + 1) || slot;
