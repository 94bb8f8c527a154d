import type { FactEntry } from './fact-entry.js';

/** Which facts stand in which slot, and which slots begin with a path such as `endorsement/`. */
export class SlotIndex {
  readonly #members = new Map<string, Set<FactEntry>>();
  readonly #under = new Map<string, Set<string>>();

  add(slot: string, entry: FactEntry): void {
    const members = this.#members.get(slot);
    if (members) {
      members.add(entry);
      return;
    }
    this.#members.set(slot, new Set([entry]));
    for (const path of pathsOf(slot)) addTo(this.#under, path, slot);
  }

  delete(slot: string, entry: FactEntry): void {
    const members = this.#members.get(slot);
    members?.delete(entry);
    if (members?.size !== 0) return;
    this.#members.delete(slot);
    for (const path of pathsOf(slot)) deleteFrom(this.#under, path, slot);
  }

  in(slot: string): Iterable<FactEntry> {
    return this.#members.get(slot) ?? [];
  }

  /** @param path ends with a slash. */
  under(path: string): readonly string[] {
    return [...(this.#under.get(path) ?? [])];
  }
}

/** `a/b/c` lies under `a/` and `a/b/`. */
function pathsOf(slot: string): readonly string[] {
  const paths: string[] = [];
  for (let end = slot.indexOf('/'); end >= 0; end = slot.indexOf('/', end + 1))
    paths.push(slot.slice(0, end + 1));
  return paths;
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function deleteFrom(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}
