import type { FactEntry } from './fact-entry.js';

/** Which facts stand in which slot, and which slots begin with a path such as `endorsement/`. */
export class SlotIndex {
  /** Most slots hold one fact: a set is made for the second. */
  readonly #members = new Map<string, FactEntry | Set<FactEntry>>();
  /** By the paths that were asked for: rules ask for few. */
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
    const first = firstPart(path);
    const isFirst = path === first;
    const siblings = isFirst ? this.#members.keys() : this.under(first);
    const found = [...siblings].filter((slot) => slot.startsWith(path));
    // A first part is one of the catalogue's; of longer paths only those are remembered that exist.
    if (isFirst || found.length > 0) this.#under.set(path, new Set(found));
    return found;
  }

  #begin(slot: string, entry: FactEntry): void {
    this.#members.set(slot, entry);
    for (const slots of this.#pathsTo(slot)) slots.add(slot);
  }

  #end(slot: string): void {
    this.#members.delete(slot);
    for (const slots of this.#pathsTo(slot)) slots.delete(slot);
  }

  /** Of the paths to the slot those that were asked for: `a/` and `a/b/` of `a/b/c`. */
  #pathsTo(slot: string): readonly Set<string>[] {
    const found: Set<string>[] = [];
    for (let end = slot.indexOf('/'); end >= 0; end = slot.indexOf('/', end + 1)) {
      const slots = this.#under.get(slot.slice(0, end + 1));
      if (slots !== undefined) found.push(slots);
      // Nobody asks for a longer path without asking for its first part.
      else if (found.length === 0) break;
    }
    return found;
  }
}

/** `a/` of `a/b/c`; all of a slot that has no parts. */
const firstPart = (slot: string): string => slot.slice(0, slot.indexOf('/') + 1) || slot;
