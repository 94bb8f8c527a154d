import type { Database } from 'lmdb';
import type { KeptCommit } from '#libs/ports';
import { commitKey, commitsEnd } from './kept-keys.js';
import { decodeCommits, encodeCommits } from './kept-values.js';

/** Characters of commits in one value: few writes for a busy stream, and little to read for one of them. */
const TOGETHER_CHARACTERS = 32_768;

interface Kept {
  readonly key: Buffer;
  readonly commits: readonly KeptCommit[];
}

/** The commits of streams: those of a stream that came together lie together, under the position of the first. */
export class KeptCommits {
  constructor(private readonly database: Database<Buffer, Buffer>) {}

  from(stream: string, position: number, limit: number): readonly KeptCommit[] {
    const start = this.#around(stream, position)?.key ?? commitKey(stream, position);
    const found: KeptCommit[] = [];
    for (const { value } of this.database.getRange({ start, end: commitsEnd(stream) })) {
      for (const commit of decodeCommits(stream, value))
        if (commit.position >= position && found.length < limit) found.push(commit);
      if (found.length === limit) break;
    }
    return found;
  }

  /** @param commits in order within their streams */
  add(commits: readonly KeptCommit[]): void {
    const byStream = new Map<string, KeptCommit[]>();
    for (const commit of commits) {
      const others = byStream.get(commit.stream);
      if (others === undefined) byStream.set(commit.stream, [commit]);
      else others.push(commit);
    }
    for (const ofStream of byStream.values()) this.#addTo(ofStream);
  }

  replace(commit: KeptCommit): void {
    const commits = this.#around(commit.stream, commit.position)?.commits ?? [commit];
    this.#put(commits.map((one) => (one.position === commit.position ? commit : one)));
  }

  #addTo(ofStream: readonly KeptCommit[]): void {
    let together: KeptCommit[] = [];
    let characters = 0;
    for (const commit of ofStream) {
      together.push(commit);
      characters += commit.value.length;
      if (characters < TOGETHER_CHARACTERS) continue;
      this.#put(together);
      together = [];
      characters = 0;
    }
    this.#put(together);
  }

  #put(commits: readonly KeptCommit[]): void {
    const [first] = commits;
    if (first === undefined) return;
    this.database.putSync(commitKey(first.stream, first.position), encodeCommits(commits));
  }

  /** Those among which a commit at the position lies, if there is one. */
  #around(stream: string, position: number): Kept | undefined {
    const range = { start: commitKey(stream, position), end: commitKey(stream, 0) };
    // The end of a range is not in it, but for this: nothing lies before the first position.
    for (const { key, value } of this.database.getRange({ ...range, reverse: true, limit: 1 }))
      return { key, commits: decodeCommits(stream, value) };
    const first = this.database.get(commitKey(stream, 0));
    return first && { key: commitKey(stream, 0), commits: decodeCommits(stream, first) };
  }
}
