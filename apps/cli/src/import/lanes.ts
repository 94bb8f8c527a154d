/** Records that are sent at once; the lines of one record go one after another, in the order of the file. */
const RECORDS_AT_ONCE = 8;
/** Lines read ahead and not yet answered. */
const LINES_WAITING_MAX = 1_000;

/**
 * Work in lanes: what belongs to one record is done in order, a few records at once. The first work that fails
 * is the last that is begun.
 */
export class Lanes {
  readonly #lanes = Array.from({ length: RECORDS_AT_ONCE }, () => Promise.resolve());
  readonly #failures: unknown[] = [];
  #waiting = 0;

  /** Settles when there is room for more. @throws what earlier work failed with */
  async add(record: string, work: () => Promise<void>): Promise<void> {
    this.#assertGood();
    const lane = laneOf(record);
    this.#waiting += 1;
    this.#lanes[lane] = this.#after(lane).then(() => this.#do(work));
    if (this.#waiting >= LINES_WAITING_MAX) await this.done();
  }

  /** @throws what work failed with */
  async done(): Promise<void> {
    await Promise.all(this.#lanes);
    this.#assertGood();
  }

  /** A lane never fails itself: nobody waits for it while the file is read. */
  async #do(work: () => Promise<void>): Promise<void> {
    if (this.#failures.length === 0)
      await work().catch((error: unknown) => this.#failures.push(error));
    this.#waiting -= 1;
  }

  #after(lane: number): Promise<void> {
    return this.#lanes[lane] ?? Promise.resolve();
  }

  #assertGood(): void {
    if (this.#failures.length > 0) throw this.#failures[0];
  }
}

function laneOf(record: string): number {
  let sum = 0;
  for (const character of record) sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return sum % RECORDS_AT_ONCE;
}
