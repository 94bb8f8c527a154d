import type { StreamHead } from '#libs/domain';
import type { FoldChanges, FoldCheckpoint, FoldStore, KeptCommit } from '#libs/ports';

interface Kept {
  readonly heads: Map<string, StreamHead>;
  readonly commandIds: Uint8Array[];
  /** By stream, then position. */
  readonly commits: Map<string, Map<number, KeptCommit>>;
  checkpoint: FoldCheckpoint | null;
}

const nothing = (): Kept => ({
  heads: new Map(),
  commandIds: [],
  commits: new Map(),
  checkpoint: null,
});

/** Keeps a fold for as long as the process lives: for processes that start again inside a test. */
export class MemoryFoldStore implements FoldStore {
  #kept = nothing();

  /** What a process finds that starts where this one was ended. */
  copy(): MemoryFoldStore {
    const copied = new MemoryFoldStore();
    const { heads, commandIds, commits, checkpoint } = this.#kept;
    copied.#kept = {
      heads: new Map(heads),
      commandIds: [...commandIds],
      commits: new Map([...commits].map(([stream, ofStream]) => [stream, new Map(ofStream)])),
      checkpoint,
    };
    return copied;
  }

  checkpoint(): FoldCheckpoint | null {
    return this.#kept.checkpoint;
  }

  head(stream: string): StreamHead | undefined {
    return this.#kept.heads.get(stream);
  }

  commandIds(): Iterable<Uint8Array> {
    return this.#kept.commandIds;
  }

  commits(stream: string, from: number, limit: number): readonly KeptCommit[] {
    const ofStream = [...(this.#kept.commits.get(stream)?.values() ?? [])];
    return ofStream.filter(({ position }) => position >= from).slice(0, limit);
  }

  save(checkpoint: FoldCheckpoint, { heads, commandIds, commits, replaced }: FoldChanges): void {
    const kept = this.#kept;
    kept.checkpoint = checkpoint;
    for (const [stream, head] of heads) kept.heads.set(stream, head);
    kept.commandIds.push(commandIds);
    for (const commit of [...commits, ...replaced]) {
      const ofStream = kept.commits.get(commit.stream) ?? new Map<number, KeptCommit>();
      kept.commits.set(commit.stream, ofStream.set(commit.position, commit));
    }
  }

  clear(): void {
    this.#kept = nothing();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
