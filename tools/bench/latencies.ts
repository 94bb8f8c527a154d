const BUCKETS_PER_DOUBLING = 16;
const SMALLEST_MS = 0.001;

/** How long things took, in buckets of a few per cent, whatever their number. */
export class Latencies {
  readonly #counts = new Map<number, number>();
  #count = 0;

  add(milliseconds: number): void {
    const doublings = Math.log2(Math.max(milliseconds, SMALLEST_MS) / SMALLEST_MS);
    const bucket = Math.round(doublings * BUCKETS_PER_DOUBLING);
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + 1);
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** @param part such as 0.99; 0 where nothing was measured. */
  percentileMs(part: number): number {
    let seen = 0;
    for (const [bucket, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= part * this.#count) return SMALLEST_MS * 2 ** (bucket / BUCKETS_PER_DOUBLING);
    }
    return 0;
  }
}
