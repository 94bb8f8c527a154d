interface Uncovered {
  readonly position: number;
  readonly run: () => void;
}

/**
 * How far each partition is known to be durable: a record that can be read may still be lost by a
 * failing broker until an append at its position or later was acknowledged to us.
 */
export class Acknowledgements {
  readonly #through: number[];
  readonly #uncovered: Uncovered[][];

  constructor(partitions: number) {
    this.#through = Array.from({ length: partitions }, () => 0);
    this.#uncovered = Array.from({ length: partitions }, () => []);
  }

  isCovered(partition: number, position: number): boolean {
    return position < (this.#through[partition] ?? 0);
  }

  /** Runs at once where the position is covered, otherwise when it is. */
  whenCovered(partition: number, position: number, run: () => void): void {
    if (this.isCovered(partition, position)) run();
    else this.#uncovered[partition]?.push({ position, run });
  }

  /** An append at this position was acknowledged. */
  acknowledge(partition: number, position: number): void {
    this.#through[partition] = Math.max(this.#through[partition] ?? 0, position + 1);
  }

  /** Runs what an acknowledgement has covered meanwhile. */
  release(partition: number): void {
    const waiting = this.#uncovered[partition];
    if (waiting === undefined || waiting.length === 0) return;
    this.#uncovered[partition] = [];
    for (const { position, run } of waiting) this.whenCovered(partition, position, run);
  }
}
