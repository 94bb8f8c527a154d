import {
  acceptedCommand,
  UNTOUCHED,
  type Acceptance,
  type AcceptedCommand,
  type CommandMemory,
  type CommitRecord,
  type EventId,
  type StreamHead,
} from '#libs/domain';
import type { FoldChanges, FoldCheckpoint, FoldStore, KeptCommit } from '#libs/ports';
import { CommandIds } from './command-ids.js';
import { recordIn, speaksOf, withoutHidden } from './kept-records.js';

/** Commits that are asked of the store at once. */
const STORED_PART = 1_000;

/** So many heads that the store was asked for are remembered. */
const REMEMBERED_MAX = 10_000;

interface Recent {
  head: StreamHead;
  /** In the order of their positions. */
  readonly commits: KeptCommit[];
}

/** A record that was accepted, and what came of it. */
export interface AcceptedRecord {
  readonly record: CommitRecord;
  readonly command: AcceptedCommand;
}

/**
 * What a fold remembers: the ids of all commands in memory, everything else up to the last checkpoint in a
 * store and the latest in memory. Without a store all of it stays in memory.
 */
export class KeptFold implements CommandMemory {
  #commands = new CommandIds();
  /** So many of the command ids are in the store. */
  #commandsSaved = 0;
  #recent = new Map<string, Recent>();
  /** Commits in the store that may no longer be told as they are there, by stream and position. */
  #hidden = new Map<string, Map<number, KeptCommit>>();
  #characters = 0;
  /** Heads as the store has them, of the streams that were asked for last. */
  readonly #heads = new Map<string, StreamHead>();
  #store: FoldStore | null;

  /** @param keepsCommits whether it keeps what decisions are made on; a reader who decides nothing needs none. */
  constructor(
    store: FoldStore | null = null,
    readonly keepsCommits = false,
  ) {
    this.#store = store;
  }

  /** Null where all stays in memory. */
  get store(): FoldStore | null {
    return this.#store;
  }

  /** Commands since the last checkpoint. */
  get size(): number {
    return this.#commands.count - this.#commandsSaved;
  }

  /** Characters of the commits since the last checkpoint. */
  get characters(): number {
    return this.#characters;
  }

  head(stream: string): StreamHead {
    return this.#recent.get(stream)?.head ?? this.#storedHead(stream);
  }

  acceptance(stream: string, cid: string): Acceptance | undefined {
    return this.#commands.get(stream, cid);
  }

  command(stream: string, cid: string): AcceptedCommand | undefined {
    const acceptance = this.acceptance(stream, cid);
    if (acceptance === undefined) return undefined;
    const [found] = this.commits(stream, acceptance.position, 1);
    if (found?.command.position === acceptance.position) return found.command;
    throw new Error(`The commit of ${cid} in ${stream} is not kept.`);
  }

  accept({ stream, cid, rid, events }: CommitRecord, acceptance: Acceptance): void {
    const head = { rid, version: acceptance.base + events.length };
    const recent = this.#recent.get(stream);
    if (recent === undefined) this.#recent.set(stream, { head, commits: [] });
    else recent.head = head;
    this.#commands.add(stream, cid, acceptance);
  }

  /** To be called with the text of each record that was accepted, after it was. */
  keep(stream: string, { base, position, recordedAt }: Acceptance, value: string): void {
    if (!this.keepsCommits) return;
    this.#recent.get(stream)?.commits.push({ stream, base, position, recordedAt, value });
    this.#characters += value.length;
  }

  hide(stream: string, hidden: readonly EventId[]): void {
    const recent = this.#recent.get(stream)?.commits ?? [];
    for (const [index, commit] of recent.entries())
      if (speaksOf(commit, hidden)) recent[index] = withoutHidden(commit, hidden);
    for (const commit of this.#stored(stream))
      if (speaksOf(commit, hidden)) this.#replace(withoutHidden(this.#told(commit), hidden));
  }

  /** Records of a stream from a position of the log on, in order; empty behind the last. */
  commits(stream: string, from: number, limit: number): readonly AcceptedRecord[] {
    return this.#kept(stream, from, limit).map((commit) => {
      const record = recordIn(commit);
      return { record, command: acceptedCommand(record, commit) };
    });
  }

  /**
   * Hands everything since the last checkpoint over to the store.
   * @throws FoldStoreUnwritable; nothing is handed over then
   */
  save(checkpoint: FoldCheckpoint): void {
    if (this.#store === null) return;
    this.#store.save(checkpoint, this.#changes());
    for (const [stream, { head }] of this.#recent) this.#remember(stream, head);
    this.#drop();
  }

  /** Takes over what is in the store; to be called before anything is folded. @throws FoldStoreDamaged */
  resume(): void {
    for (const run of this.#store?.commandIds() ?? []) this.#commands.load(run);
    this.#commandsSaved = this.#commands.count;
  }

  /**
   * Forgets everything, to be made from the start of the log. A store that cannot be emptied is asked no more.
   * @throws FoldStoreUnwritable
   */
  clear(): void {
    this.#commands = new CommandIds();
    this.#drop();
    this.#heads.clear();
    const store = this.#store;
    this.#store = null;
    store?.clear();
    this.#store = store;
  }

  #kept(stream: string, from: number, limit: number): readonly KeptCommit[] {
    const kept = this.#store?.commits(stream, from, limit) ?? [];
    if (kept.length > 0)
      return this.#hidden.has(stream) ? kept.map((commit) => this.#told(commit)) : kept;
    const recent = this.#recent.get(stream)?.commits ?? [];
    const first = firstFrom(recent, from);
    return recent.slice(first, first + limit);
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
    if (this.#store === null) return UNTOUCHED;
    const known = this.#heads.get(stream);
    if (known !== undefined) return known;
    return this.#remember(stream, this.#store.head(stream) ?? UNTOUCHED);
  }

  #remember(stream: string, head: StreamHead): StreamHead {
    if (this.#heads.size >= REMEMBERED_MAX) this.#heads.clear();
    this.#heads.set(stream, head);
    return head;
  }

  #changes(): FoldChanges {
    const recent = [...this.#recent];
    return {
      heads: new Map(recent.map(([stream, { head }]) => [stream, head])),
      commandIds: this.#commands.since(this.#commandsSaved),
      commits: recent.flatMap(([, { commits }]) => commits),
      replaced: [...this.#hidden.values()].flatMap((commits) => [...commits.values()]),
    };
  }

  #drop(): void {
    this.#commandsSaved = this.#commands.count;
    this.#recent = new Map();
    this.#hidden = new Map();
    this.#characters = 0;
  }

  #told(commit: KeptCommit): KeptCommit {
    return this.#hidden.get(commit.stream)?.get(commit.position) ?? commit;
  }

  #replace(commit: KeptCommit): void {
    const ofStream = this.#hidden.get(commit.stream) ?? new Map<number, KeptCommit>();
    this.#hidden.set(commit.stream, ofStream.set(commit.position, commit));
  }
}

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
