import type { Acceptance, PartitionMark, StreamHead } from '#libs/domain';

/** An accepted commit: it answers its command again, and makes the state of its stream. */
export interface KeptCommit extends Acceptance {
  readonly stream: string;
  /** The record as the log holds it, but for what was redacted since [F7]. */
  readonly value: string;
}

/** How far one partition is folded, and of which log it is. */
export interface PartitionCheckpoint extends PartitionMark {
  /** Tells the log apart from any other, by its first record there; null before that is read. */
  readonly origin: string | null;
  /** The last record folded, by which the log is told again; null before the first. */
  readonly last: { readonly position: number; readonly print: string } | null;
}

export interface FoldCheckpoint {
  /** The rule by which it was folded: what another rule came to is of no use. */
  readonly rule: string;
  readonly partitions: readonly PartitionCheckpoint[];
}

/** What was folded between one checkpoint and the next. */
export interface FoldChanges {
  readonly heads: ReadonlyMap<string, StreamHead>;
  /** Of the commands that were accepted, behind those that are kept: bytes that the fold alone reads. */
  readonly commandIds: Uint8Array;
  /** In the order of their positions within a stream, all of them behind what is kept of it. */
  readonly commits: readonly KeptCommit[];
  /** What takes the place of commits that are kept. */
  readonly replaced: readonly KeptCommit[];
}

/** What is kept is not what was put there: it is forgotten, and made from the log again. */
export class FoldStoreDamaged extends Error {
  override readonly name = 'FoldStoreDamaged';
}

/** Nothing can be kept at the moment, in words for an operator: a full disk, say. */
export class FoldStoreUnwritable extends Error {
  override readonly name = 'FoldStoreUnwritable';
}

/** The store belongs to another process that runs, or there can be none where it was asked for. */
export class FoldStoreUnusable extends Error {
  override readonly name = 'FoldStoreUnusable';
}

/**
 * What a fold of the log has come to, kept for the next start: a cache of one process. Heads and commits
 * are asked for by the fold while it runs, so that they need not be held in memory.
 * Every question throws FoldStoreDamaged where the answer is not what was put there.
 */
export interface FoldStore {
  /** The last one saved; null where nothing is kept. */
  checkpoint(): FoldCheckpoint | null;
  /** Of all commands, in the order in which they were saved. */
  commandIds(): Iterable<Uint8Array>;
  head(stream: string): StreamHead | undefined;
  /** Commits of a stream from a position of the log on, in order. */
  commits(stream: string, from: number, limit: number): readonly KeptCommit[];
  /**
   * Keeps the changes and how far they reach: all of it or nothing.
   * @throws FoldStoreUnwritable
   */
  save(checkpoint: FoldCheckpoint, changes: FoldChanges): void;
  /** Forgets everything. @throws FoldStoreUnwritable */
  clear(): void;
  close(): Promise<void>;
}
