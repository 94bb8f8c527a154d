import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DATA = 'data.mdb';
const LOCK = 'lock.mdb';
const SIZE = 'data.size';

/**
 * The files of a store. LMDB reads its data through the memory of the process: a file that is shorter than
 * it was ends the process at the first look behind its end, and no program can catch that. So the size is
 * noted beside it whenever it has grown.
 */
export class KeptFiles {
  #noted = 0;

  constructor(private readonly directory: string) {
    this.#noted = this.#sizeNoted();
  }

  /** Why the data must not be looked at; undefined where they may be. */
  get damage(): string | undefined {
    const size = this.#size();
    if (size >= this.#noted) return undefined;
    return `it has ${size} bytes, and had ${this.#noted}`;
  }

  /** Notes how long the data are, before the store counts on them. */
  note(): void {
    const size = this.#size();
    if (size === this.#noted) return;
    const file = join(this.directory, SIZE);
    writeFileSync(`${file}.new`, String(size));
    renameSync(`${file}.new`, file);
    this.#noted = size;
  }

  remove(): void {
    for (const name of [SIZE, DATA, LOCK]) rmSync(join(this.directory, name), { force: true });
    this.#noted = 0;
  }

  #size(): number {
    return statSync(join(this.directory, DATA), { throwIfNoEntry: false })?.size ?? 0;
  }

  #sizeNoted(): number {
    try {
      return Number(readFileSync(join(this.directory, SIZE), 'utf8'));
    } catch {
      // Nothing was kept yet.
      return 0;
    }
  }
}
