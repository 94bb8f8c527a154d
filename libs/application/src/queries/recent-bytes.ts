/** Something that is kept, and how much room it takes. */
export interface Sized {
  readonly byteLength: number;
}

/**
 * Keeps what was used last about races, up to so many bytes. What does not fit even alone is not kept.
 * Keys count as part of what they name, since clients choose them.
 */
export class RecentBytes<Value extends Sized> {
  readonly #entries = new Map<string, Value>();
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** Of everything kept, never above the limit. */
  get byteLength(): number {
    return this.#bytes;
  }

  get(race: string, key: string): Value | undefined {
    const entry = entryOf(race, key);
    const value = this.#entries.get(entry);
    if (value === undefined) return undefined;
    this.#entries.delete(entry);
    this.#entries.set(entry, value);
    return value;
  }

  set(race: string, key: string, value: Value): void {
    const entry = entryOf(race, key);
    this.#drop(entry);
    if (sizeOf(entry, value) > this.#bytesMax) return;
    this.#entries.set(entry, value);
    this.#bytes += sizeOf(entry, value);
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#bytesMax) return;
      this.#drop(oldest);
    }
  }

  /** Drops everything about a race. */
  forget(race: string): void {
    for (const entry of this.#entries.keys())
      if (entry.startsWith(entryOf(race, ''))) this.#drop(entry);
  }

  #drop(entry: string): void {
    const value = this.#entries.get(entry);
    if (value === undefined) return;
    this.#entries.delete(entry);
    this.#bytes -= sizeOf(entry, value);
  }
}

/** No id of a race holds a space. */
const entryOf = (race: string, key: string): string => `${race} ${key}`;

/** What an entry takes beside its text and its key: objects, and its place in the map. */
const ENTRY_BYTES = 500;

const sizeOf = (entry: string, { byteLength }: Sized): number =>
  ENTRY_BYTES + 2 * entry.length + byteLength;
