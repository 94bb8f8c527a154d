/** Records that are sent at once; the lines of one record go one after another, in the order of the file. */
const RECORDS_AT_ONCE = 8;
/** Lines read ahead and not yet answered. */
const LINES_WAITING_MAX = 1_000;

/** Work in lanes: what belongs to one record is done in order, a few records at once. */
export class Lanes {
  readonly #lanes = Array.from({ length: RECORDS_AT_ONCE }, () => Promise.resolve());
  #waiting = 0;

  /** Settles when there is room for more. */
  async add(record: string, work: () => Promise<void>): Promise<void> {
    const lane = laneOf(record);
    this.#waiting += 1;
    this.#lanes[lane] = this.#after(lane).then(async () => {
      await work();
      this.#waiting -= 1;
    });
    if (this.#waiting >= LINES_WAITING_MAX) await this.done();
  }

  async done(): Promise<void> {
    await Promise.all(this.#lanes);
  }

  #after(lane: number): Promise<void> {
    return this.#lanes[lane] ?? Promise.resolve();
  }
}

function laneOf(record: string): number {
  let sum = 0;
  for (const character of record) sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return sum % RECORDS_AT_ONCE;
}
