import type { Database } from 'lmdb';
import { runKey, runOf } from './kept-keys.js';
import { decodeBytes, encodeBytes } from './kept-values.js';

/** What comes by and by is joined to runs of about so many bytes: few to read at a start, little to write again. */
const RUN_BYTES_MAX = 16_384;

interface Run {
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** The ids of commands, in runs that lie one behind the other. */
export class KeptCommandIds {
  /** The last one; it is known once it was written by this process. */
  #last: Run | undefined;

  constructor(private readonly database: Database<Buffer, Buffer>) {}

  *all(): Generator<Uint8Array> {
    for (const { value } of this.database.getRange({})) yield decodeBytes(value);
  }

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#last = this.#runWith(bytes);
    this.database.putSync(runKey(this.#last.number), encodeBytes(this.#last.bytes));
  }

  /** What was written last is not there after all. */
  forget(): void {
    this.#last = undefined;
  }

  #runWith(bytes: Uint8Array): Run {
    const last = (this.#last ??= this.#lastOnDisk());
    if (last === undefined) return { number: 0, bytes };
    if (last.bytes.length + bytes.length > RUN_BYTES_MAX) return { number: last.number + 1, bytes };
    return { number: last.number, bytes: Buffer.concat([last.bytes, bytes]) };
  }

  #lastOnDisk(): Run | undefined {
    for (const { key, value } of this.database.getRange({ reverse: true, limit: 1 }))
      return { number: runOf(key), bytes: Buffer.from(decodeBytes(value)) };
    return undefined;
  }
}
