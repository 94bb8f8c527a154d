import { setImmediate } from 'node:timers/promises';
import type { AcceptedFold, CommitRecord } from '#libs/domain';
import { FoldStoreDamaged } from '#libs/ports';
import type { KeptFold } from '../log-fold/kept-fold.js';
import type { PendingCommit } from './pending-commit.js';
import { StreamState } from './stream-state.js';
import type { Deciders } from './writer-options.js';

/** So many commits of a stream are read before other work of the process gets its turn. */
const COMMITS_PER_TURN = 500;
const NOTHING = { own: undefined, lost: [] };

interface Parts {
  readonly deciders: Deciders;
  /** What the states are made of. */
  readonly kept: KeptFold;
  /** Events in the states that are held at once; the one that is being decided on is held at any size. */
  readonly eventsMax: number;
}

interface Loading {
  readonly state: StreamState<unknown>;
  readonly done: Promise<StreamState<unknown>>;
}

/** The states of the streams that commands were decided on last; others are made of what is kept when they are asked for. */
export class Streams {
  /** The one that was asked for longest ago first. */
  readonly #states = new Map<string, StreamState<unknown>>();
  readonly #loading = new Map<string, Loading>();
  #events = 0;

  constructor(private readonly parts: Parts) {}

  /**
   * @returns a promise while a long stream is read; undefined for a kind of stream that this program does
   *   not know
   * @throws FoldStoreDamaged
   */
  of(stream: string): StreamState<unknown> | Promise<StreamState<unknown>> | undefined {
    const held = this.#states.get(stream);
    if (held !== undefined) return this.#touch(held);
    const decider = this.parts.deciders[stream.slice(0, stream.indexOf('/'))];
    if (decider === undefined) return undefined;
    return this.#loading.get(stream)?.done ?? this.#load(new StreamState(stream, decider));
  }

  /**
   * The state of a stream, read at once however long it is: for a decision about another.
   * @throws FoldStoreDamaged
   */
  now(stream: string): StreamState<unknown> | undefined {
    const state = this.of(stream);
    if (!(state instanceof Promise)) return state;
    const loading = this.#loading.get(stream)?.state;
    while (loading !== undefined && !this.#readOn(loading));
    return loading;
  }

  /** Holds the state of a stream that has something in it: asking for a stream costs nothing. */
  keep(state: StreamState<unknown>): void {
    if (this.#states.has(state.stream)) return;
    this.#states.set(state.stream, state);
    this.#events += state.accepted;
    this.#makeRoom(state);
  }

  accept({ record, command, unknown }: AcceptedFold): ReturnType<StreamState<unknown>['accept']> {
    const state = this.#states.get(record.stream);
    if (state === undefined) return NOTHING;
    this.#events += record.events.length;
    return state.accept(record, command, unknown);
  }

  /** The commit of this process that the record is, while the log may still accept it. */
  pending({ stream, cid, rid }: CommitRecord): PendingCommit | undefined {
    const commit = this.#states.get(stream)?.pendingOf(cid);
    return commit?.record.rid === rid ? commit : undefined;
  }

  #touch(state: StreamState<unknown>): StreamState<unknown> {
    this.#states.delete(state.stream);
    this.#states.set(state.stream, state);
    return state;
  }

  #load(state: StreamState<unknown>): StreamState<unknown> | Promise<StreamState<unknown>> {
    if (!this.#readOn(state)) {
      const done = this.#loadInTurns(state);
      // A decision about another stream does not wait for it: it may fail with nobody to hear.
      done.catch(() => undefined);
      this.#loading.set(state.stream, { state, done });
      return done;
    }
    if (state.rid !== null) this.keep(state);
    return state;
  }

  async #loadInTurns(state: StreamState<unknown>): Promise<StreamState<unknown>> {
    try {
      do await setImmediate();
      while (!this.#readOn(state));
      this.keep(state);
      return state;
    } finally {
      this.#loading.delete(state.stream);
    }
  }

  /**
   * @returns whether the state is that of the stream's head, which may move between two turns
   * @throws FoldStoreDamaged
   */
  #readOn(state: StreamState<unknown>): boolean {
    const { kept } = this.parts;
    const commits = kept.commits(state.stream, state.next, COMMITS_PER_TURN);
    for (const commit of commits) state.restore(commit);
    if (state.rid === kept.head(state.stream).rid) return true;
    if (commits.length === 0)
      throw new FoldStoreDamaged(`What is kept of ${state.stream} does not reach its head.`);
    return false;
  }

  #makeRoom(forState: StreamState<unknown>): void {
    for (const state of this.#states.values()) {
      if (this.#events <= this.parts.eventsMax) return;
      if (state === forState || state.lastPending !== undefined) continue;
      this.#states.delete(state.stream);
      this.#events -= state.accepted;
    }
  }
}
