import { hash } from 'node:crypto';
import type { Acceptance } from '#libs/domain';

/** As long as the ids of events [F1], and as sure: whoever chooses ids finds no two alike. */
const DIGEST_BYTES = 16;
const POSITION_AT = DIGEST_BYTES;
const BASE_AT = POSITION_AT + 6;
const RECORDED_AT = BASE_AT + 6;
const ENTRY_BYTES = RECORDED_AT + 8;
const INTEGER_BYTES = 6;

const CHUNK_ENTRIES = 1_024;
/** Each grows by itself, so that no growth is long. */
const SHARDS = 64;
const SHARD_SLOTS_MIN = 16;

/** Which entries have digests that begin alike: their numbers from 1 on, 0 where a slot is free. */
interface Shard {
  slots: Uint32Array;
  count: number;
}

/** The first 16 bytes of a SHA-256, one to a character. */
const digestOf = (stream: string, cid: string): string =>
  hash('sha256', JSON.stringify([stream, cid]), 'binary').slice(0, DIGEST_BYTES);

const wordIn = (digest: string, at: number): number =>
  (digest.charCodeAt(at) |
    (digest.charCodeAt(at + 1) << 8) |
    (digest.charCodeAt(at + 2) << 16) |
    (digest.charCodeAt(at + 3) << 24)) >>>
  0;

/**
 * The commands that were accepted, and where: kept for ever, so in few bytes. One takes 36 of them and a
 * slot, outside of the heap; in the order in which they came they are what is kept on disk.
 */
export class CommandIds {
  readonly #chunks: Buffer[] = [];
  readonly #shards = Array.from({ length: SHARDS }, emptyShard);
  #count = 0;
  /** The one that was asked for last: a reader asks for a command before it adds it. */
  #last = { stream: '', cid: '', digest: '' };

  get count(): number {
    return this.#count;
  }

  get(stream: string, cid: string): Acceptance | undefined {
    const digest = this.#digest(stream, cid);
    const number = this.#find(digest);
    return number === undefined ? undefined : this.#acceptance(number);
  }

  add(stream: string, cid: string, { position, base, recordedAt }: Acceptance): void {
    const digest = this.#digest(stream, cid);
    const { chunk, at } = this.#room();
    chunk.write(digest, at, DIGEST_BYTES, 'latin1');
    chunk.writeUIntLE(position, at + POSITION_AT, INTEGER_BYTES);
    chunk.writeUIntLE(base, at + BASE_AT, INTEGER_BYTES);
    chunk.writeDoubleLE(recordedAt, at + RECORDED_AT);
    this.#enter();
  }

  /** Those that were added behind so many, as bytes. */
  since(count: number): Uint8Array {
    const parts: Buffer[] = [];
    for (let number = count; number < this.#count;) {
      const { chunk, at } = this.#place(number);
      const entries = Math.min(this.#count - number, CHUNK_ENTRIES - (number % CHUNK_ENTRIES));
      parts.push(chunk.subarray(at, at + entries * ENTRY_BYTES));
      number += entries;
    }
    return Buffer.concat(parts);
  }

  /** Adds what `since` told once. */
  load(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += ENTRY_BYTES) {
      const { chunk, at } = this.#room();
      chunk.set(bytes.subarray(from, from + ENTRY_BYTES), at);
      this.#enter();
    }
  }

  #digest(stream: string, cid: string): string {
    const last = this.#last;
    if (last.cid === cid && last.stream === stream && last.digest !== '') return last.digest;
    const digest = digestOf(stream, cid);
    this.#last = { stream, cid, digest };
    return digest;
  }

  #place(number: number): { readonly chunk: Buffer; readonly at: number } {
    const chunk = this.#chunks[Math.floor(number / CHUNK_ENTRIES)];
    if (chunk === undefined) throw new RangeError(`There is no entry ${number}.`);
    return { chunk, at: (number % CHUNK_ENTRIES) * ENTRY_BYTES };
  }

  /** Where the next entry is written. */
  #room(): { readonly chunk: Buffer; readonly at: number } {
    if (this.#count === this.#chunks.length * CHUNK_ENTRIES)
      this.#chunks.push(Buffer.alloc(CHUNK_ENTRIES * ENTRY_BYTES));
    return this.#place(this.#count);
  }

  /** Finds a slot for the entry that was written last. */
  #enter(): void {
    const number = this.#count;
    this.#count += 1;
    const { chunk, at } = this.#place(number);
    const shard = this.#shardOf(chunk.readUInt32LE(at));
    shard.count += 1;
    if (4 * shard.count > 3 * shard.slots.length) this.#grow(shard);
    put(shard.slots, chunk.readUInt32LE(at + 4), number + 1);
  }

  #grow(shard: Shard): void {
    const grown = new Uint32Array(2 * shard.slots.length);
    for (const number of shard.slots) {
      if (number === 0) continue;
      const { chunk, at } = this.#place(number - 1);
      put(grown, chunk.readUInt32LE(at + 4), number);
    }
    shard.slots = grown;
  }

  #find(digest: string): number | undefined {
    const { slots } = this.#shardOf(wordIn(digest, 0));
    const mask = slots.length - 1;
    for (let slot = wordIn(digest, 4) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot];
      if (number === 0 || number === undefined) return undefined;
      if (this.#isOf(number - 1, digest)) return number - 1;
    }
  }

  #isOf(number: number, digest: string): boolean {
    const { chunk, at } = this.#place(number);
    for (let word = 0; word < DIGEST_BYTES; word += 4)
      if (chunk.readUInt32LE(at + word) !== wordIn(digest, word)) return false;
    return true;
  }

  #acceptance(number: number): Acceptance {
    const { chunk, at } = this.#place(number);
    return {
      position: chunk.readUIntLE(at + POSITION_AT, INTEGER_BYTES),
      base: chunk.readUIntLE(at + BASE_AT, INTEGER_BYTES),
      recordedAt: chunk.readDoubleLE(at + RECORDED_AT),
    };
  }

  #shardOf(word: number): Shard {
    return this.#shards[word % SHARDS] ?? emptyShard();
  }
}

const emptyShard = (): Shard => ({ slots: new Uint32Array(SHARD_SLOTS_MIN), count: 0 });

function put(slots: Uint32Array, word: number, number: number): void {
  const mask = slots.length - 1;
  let slot = word & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = number;
}
