import type { Database, RootDatabase } from 'lmdb';
import type { StreamHead } from '#libs/domain';
import {
  type FoldChanges,
  type FoldCheckpoint,
  type FoldStore,
  FoldStoreUnwritable,
  type KeptCommit,
} from '#libs/ports';
import { KeptCommandIds } from './kept-command-ids.js';
import { KeptCommits } from './kept-commits.js';
import { streamKey } from './kept-keys.js';
import { decodeCheckpoint, decodeHead, encodeCheckpoint, encodeHead } from './kept-values.js';

const CHECKPOINT = Buffer.from('checkpoint');
const BINARY = { encoding: 'binary', keyEncoding: 'binary' } as const;

export interface LmdbFoldStoreParts {
  readonly root: RootDatabase;
  /** Told after each change of what is on disk. */
  readonly onWritten: () => void;
  /** Gives the directory free for another process. */
  readonly release: () => Promise<void>;
}

/** A fold kept in a folder of this machine: found by the operating system's cache, not in the heap. */
export class LmdbFoldStore implements FoldStore {
  readonly #parts: LmdbFoldStoreParts;
  readonly #marks: Database<Buffer, Buffer>;
  readonly #heads: Database<Buffer, Buffer>;
  readonly #commandIds: KeptCommandIds;
  readonly #commits: KeptCommits;
  readonly #databases: readonly Database<Buffer, Buffer>[];
  #isClosed = false;

  constructor(parts: LmdbFoldStoreParts) {
    this.#parts = parts;
    this.#marks = parts.root.openDB('marks', BINARY);
    this.#heads = parts.root.openDB('heads', BINARY);
    const commandIds = parts.root.openDB<Buffer, Buffer>('command-ids', BINARY);
    this.#commandIds = new KeptCommandIds(commandIds);
    const commits = parts.root.openDB<Buffer, Buffer>('commits', BINARY);
    this.#commits = new KeptCommits(commits);
    this.#databases = [this.#marks, this.#heads, commandIds, commits];
  }

  checkpoint(): FoldCheckpoint | null {
    const bytes = this.#marks.get(CHECKPOINT);
    return bytes === undefined ? null : decodeCheckpoint(bytes);
  }

  head(stream: string): StreamHead | undefined {
    const bytes = this.#heads.get(streamKey(stream));
    return bytes && decodeHead(bytes);
  }

  commandIds(): Iterable<Uint8Array> {
    return this.#commandIds.all();
  }

  commits(stream: string, from: number, limit: number): readonly KeptCommit[] {
    return this.#commits.from(stream, from, limit);
  }

  save(checkpoint: FoldCheckpoint, { heads, commandIds, commits, replaced }: FoldChanges): void {
    this.#write(() => {
      for (const [stream, head] of heads) this.#heads.putSync(streamKey(stream), encodeHead(head));
      this.#commandIds.add(commandIds);
      this.#commits.add(commits);
      for (const commit of replaced) this.#commits.replace(commit);
      this.#marks.putSync(CHECKPOINT, encodeCheckpoint(checkpoint));
    });
  }

  clear(): void {
    this.#write(() => {
      for (const kept of this.#databases) kept.clearSync();
      this.#commandIds.forget();
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#parts.root.close();
    await this.#parts.release();
  }

  #write(change: () => void): void {
    try {
      this.#parts.root.transactionSync(change);
      this.#parts.onWritten();
    } catch (cause) {
      this.#commandIds.forget();
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new FoldStoreUnwritable(`The fold of the log cannot be kept: ${why}.`, { cause });
    }
  }
}
