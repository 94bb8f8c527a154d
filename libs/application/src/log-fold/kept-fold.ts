import {
  acceptedCommand,
  UNTOUCHED,
  warningsWithout,
  type Acceptance,
  type AcceptedCommand,
  type CommandMemory,
  type CommitRecord,
  type EventId,
  type StreamHead,
} from '#libs/domain';
import type { FoldChanges, FoldCheckpoint, FoldStore, KeptCommit } from '#libs/ports';
import { hiddenEvents, leanEvents, type Lean } from './lean-events.js';

/** Commits that are asked of the store at once. */
const STORED_PART = 1_000;

/** So much of what the store was asked is remembered. */
const REMEMBERED_MAX = 10_000;

interface Recent {
  head: StreamHead;
  readonly acceptances: Map<string, Acceptance>;
  /** In the order of their positions. */
  readonly commits: KeptCommit[];
}

/**
 * What a fold remembers: the latest in memory, and everything up to the last checkpoint in a store. Without
 * a store all of it stays in memory. Without a way to make events lean only heads and command ids are kept:
 * all that a reader needs who decides nothing.
 */
export class KeptFold implements CommandMemory {
  #recent = new Map<string, Recent>();
  /** Commits in the store that may no longer be told as they are there, by stream and position. */
  #hidden = new Map<string, Map<number, KeptCommit>>();
  #size = 0;
  /** Heads as the store has them, of the streams that were asked for last. */
  readonly #heads = new Map<string, StreamHead>();
  /** Command ids that the store does not hold. */
  readonly #absent = new Set<string>();
  #store: FoldStore | null;

  constructor(
    store: FoldStore | null = null,
    private readonly lean: Lean | null = null,
  ) {
    this.#store = store;
  }

  /** Null where all stays in memory. */
  get store(): FoldStore | null {
    return this.#store;
  }

  /** Commits since the last checkpoint. */
  get size(): number {
    return this.#size;
  }

  /** Whether it keeps what decisions are made on. */
  get keepsCommits(): boolean {
    return this.lean !== null;
  }

  head(stream: string): StreamHead {
    return this.#recent.get(stream)?.head ?? this.#storedHead(stream);
  }

  acceptance(stream: string, cid: string): Acceptance | undefined {
    return this.#recent.get(stream)?.acceptances.get(cid) ?? this.#storedAcceptance(stream, cid);
  }

  command(stream: string, cid: string): AcceptedCommand | undefined {
    const acceptance = this.acceptance(stream, cid);
    if (acceptance === undefined) return undefined;
    const [commit] = this.commits(stream, acceptance.position, 1);
    if (commit?.position === acceptance.position) return commit;
    throw new Error(`The commit of ${cid} in ${stream} is not kept.`);
  }

  accept(record: CommitRecord, acceptance: Acceptance): void {
    const { stream, cid, rid, events } = record;
    const { base, position, recordedAt } = acceptance;
    const head = { rid, version: base + events.length };
    const recent = this.#recent.get(stream) ?? nothingYet();
    recent.head = head;
    this.#absent.delete(idOf(stream, cid));
    recent.acceptances.set(cid, { base, position, recordedAt });
    if (this.lean !== null) {
      const lean = leanEvents(record, this.lean);
      recent.commits.push({ ...acceptedCommand(record, acceptance), stream, cid, events: lean });
    }
    this.#recent.set(stream, recent);
    this.#size += 1;
  }

  hide(stream: string, hidden: readonly EventId[]): void {
    const recent = this.#recent.get(stream)?.commits ?? [];
    for (const [index, commit] of recent.entries())
      if (holds(commit, hidden)) recent[index] = without(commit, hidden);
    for (const commit of this.#stored(stream))
      if (holds(commit, hidden)) this.#replace(without(this.#told(commit), hidden));
  }

  /** Commits of a stream from a position of the log on, in order; empty behind the last. */
  commits(stream: string, from: number, limit: number): readonly KeptCommit[] {
    const kept = this.#store?.commits(stream, from, limit) ?? [];
    if (kept.length > 0)
      return this.#hidden.has(stream) ? kept.map((commit) => this.#told(commit)) : kept;
    const recent = this.#recent.get(stream)?.commits ?? [];
    const first = firstFrom(recent, from);
    return recent.slice(first, first + limit);
  }

  /**
   * Hands everything since the last checkpoint over to the store.
   * @throws FoldStoreUnwritable; nothing is handed over then
   */
  save(checkpoint: FoldCheckpoint): void {
    if (this.#store === null) return;
    this.#store.save(checkpoint, this.#changes());
    for (const [stream, { head }] of this.#recent) this.#heads.set(stream, head);
    this.#drop();
  }

  /**
   * Forgets everything, to be made from the start of the log. A store that cannot be emptied is asked no more.
   * @throws FoldStoreUnwritable
   */
  clear(): void {
    this.#drop();
    this.#heads.clear();
    this.#absent.clear();
    const store = this.#store;
    this.#store = null;
    store?.clear();
    this.#store = store;
  }

  *#stored(stream: string): Generator<KeptCommit> {
    let from = 0;
    for (;;) {
      const part = this.#store?.commits(stream, from, STORED_PART) ?? [];
      yield* part;
      from = (part.at(-1)?.position ?? 0) + 1;
      if (part.length < STORED_PART) return;
    }
  }

  #storedHead(stream: string): StreamHead {
    const known = this.#heads.get(stream);
    if (known !== undefined) return known;
    const head = this.#store?.head(stream) ?? UNTOUCHED;
    if (this.#heads.size >= REMEMBERED_MAX) this.#heads.clear();
    this.#heads.set(stream, head);
    return head;
  }

  /** Whoever sends a new command asks before and after it is in the log: the store is asked once. */
  #storedAcceptance(stream: string, cid: string): Acceptance | undefined {
    if (this.#store === null || this.#absent.has(idOf(stream, cid))) return undefined;
    const acceptance = this.#store.acceptance(stream, cid);
    if (acceptance !== undefined) return acceptance;
    if (this.#absent.size >= REMEMBERED_MAX) this.#absent.clear();
    this.#absent.add(idOf(stream, cid));
    return undefined;
  }

  #changes(): FoldChanges {
    const recent = [...this.#recent];
    return {
      heads: new Map(recent.map(([stream, { head }]) => [stream, head])),
      acceptances: recent.flatMap(([stream, { acceptances }]) =>
        [...acceptances].map(([cid, acceptance]) => ({ stream, cid, ...acceptance })),
      ),
      commits: recent.flatMap(([, { commits }]) => commits),
      replaced: [...this.#hidden.values()].flatMap((commits) => [...commits.values()]),
    };
  }

  #drop(): void {
    this.#recent = new Map();
    this.#hidden = new Map();
    this.#size = 0;
  }

  #told(commit: KeptCommit): KeptCommit {
    return this.#hidden.get(commit.stream)?.get(commit.position) ?? commit;
  }

  #replace(commit: KeptCommit): void {
    const ofStream = this.#hidden.get(commit.stream) ?? new Map<number, KeptCommit>();
    this.#hidden.set(commit.stream, ofStream.set(commit.position, commit));
  }
}

const idOf = (stream: string, cid: string): string => `${stream}\n${cid}`;

const nothingYet = (): Recent => ({ head: UNTOUCHED, acceptances: new Map(), commits: [] });

const holds = ({ events }: KeptCommit, hidden: readonly EventId[]): boolean =>
  events.some(({ id }) => hidden.includes(id));

const without = (commit: KeptCommit, hidden: readonly EventId[]): KeptCommit => ({
  ...commit,
  events: hiddenEvents(commit.events, hidden),
  warnings: warningsWithout(hidden, commit),
});

/** The index of the first commit at a position or behind it. */
function firstFrom(commits: readonly KeptCommit[], from: number): number {
  let low = 0;
  let high = commits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((commits[middle]?.position ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
