/** Something that is kept, and how much room it takes. */
export interface Sized {
  readonly byteLength: number;
  /** What it has in common with others that are kept, beside those bytes. */
  readonly shared?: readonly Uint8Array[];
}

/**
 * Keeps what was used last about races, up to so many bytes. What does not fit even alone is not kept.
 * Keys count as part of what they name, since clients choose them; what several share counts once.
 */
export class RecentBytes<Value extends Sized> {
  readonly #entries = new Map<string, Value>();
  readonly #sharing = new Sharing();
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** Of everything kept, never above the limit. */
  get byteLength(): number {
    return this.#bytes + this.#sharing.byteLength;
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
    if (!fitsAlone(entry, value, this.#bytesMax)) return;
    this.#entries.set(entry, value);
    this.#bytes += sizeOf(entry, value);
    this.#sharing.add(value);
    for (const oldest of this.#entries.keys()) {
      if (this.byteLength <= this.#bytesMax) return;
      this.#drop(oldest);
    }
  }

  clear(): void {
    for (const entry of this.#entries.keys()) this.#drop(entry);
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
    this.#sharing.remove(value);
  }
}

/** Counts what is shared: once, for as long as any that is kept has it. */
class Sharing {
  readonly #times = new Map<Uint8Array, number>();
  #bytes = 0;

  get byteLength(): number {
    return this.#bytes;
  }

  add({ shared = [] }: Sized): void {
    for (const bytes of shared) {
      const times = this.#times.get(bytes) ?? 0;
      if (times === 0) this.#bytes += SHARED_BYTES + bytes.byteLength;
      this.#times.set(bytes, times + 1);
    }
  }

  remove({ shared = [] }: Sized): void {
    for (const bytes of shared) {
      const times = this.#times.get(bytes) ?? 0;
      if (times > 1) this.#times.set(bytes, times - 1);
      else if (this.#times.delete(bytes)) this.#bytes -= SHARED_BYTES + bytes.byteLength;
    }
  }
}

/** No id of a race holds a space. */
const entryOf = (race: string, key: string): string => `${race} ${key}`;

/** What an entry takes beside its text and its key: objects, and its place in the map. */
const ENTRY_BYTES = 500;

/** The same for something that is shared. */
const SHARED_BYTES = 200;

const sizeOf = (entry: string, { byteLength }: Sized): number =>
  ENTRY_BYTES + 2 * entry.length + byteLength;

/** Whether it would fit if nobody shared anything with it. */
const fitsAlone = (entry: string, { byteLength, shared = [] }: Sized, bytesMax: number): boolean =>
  bytesOf(entry, byteLength, shared) <= bytesMax ||
  bytesOf(entry, byteLength, new Set(shared)) <= bytesMax;

function bytesOf(entry: string, own: number, shared: Iterable<Uint8Array>): number {
  let bytes = sizeOf(entry, { byteLength: own });
  for (const { byteLength } of shared) bytes += SHARED_BYTES + byteLength;
  return bytes;
}
