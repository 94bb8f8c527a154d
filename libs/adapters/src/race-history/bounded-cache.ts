interface Entry<Value> {
  readonly value: Value;
  readonly weight: number;
}

/** Keeps what was used last, up to a total weight; the newest entry stays however heavy it is. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #weightMax: number;
  #weight = 0;

  constructor(weightMax: number) {
    this.#weightMax = weightMax;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Drops what is kept under keys that begin so: for the rare case, since it looks at all. */
  forget(beginning: string): void {
    for (const [key, { weight }] of this.#entries) {
      if (!key.startsWith(beginning)) continue;
      this.#entries.delete(key);
      this.#weight -= weight;
    }
  }

  set(key: string, value: Value, weight: number): void {
    this.#weight += weight - (this.#entries.get(key)?.weight ?? 0);
    this.#entries.delete(key);
    this.#entries.set(key, { value, weight });
    for (const [oldest, entry] of this.#entries) {
      if (this.#weight <= this.#weightMax || oldest === key) return;
      this.#entries.delete(oldest);
      this.#weight -= entry.weight;
    }
  }
}
