import type { AcceptedFold, CommitRecord } from '#libs/domain';
import type { PendingCommit } from './pending-commit.js';
import { StreamState } from './stream-state.js';
import type { Deciders } from './writer-options.js';

/** The states of all streams that this program decides for. */
export class Streams {
  readonly #states = new Map<string, StreamState<unknown>>();

  constructor(private readonly deciders: Deciders) {}

  /** @returns undefined for a kind of stream that this program does not know. */
  of(stream: string): StreamState<unknown> | undefined {
    const known = this.#states.get(stream);
    if (known !== undefined) return known;
    const decider = this.deciders[stream.slice(0, stream.indexOf('/'))];
    if (decider === undefined) return undefined;
    return new StreamState(stream, decider);
  }

  /** Keeps the state of a stream that has something in it: asking for a stream costs nothing. */
  keep(state: StreamState<unknown>): void {
    this.#states.set(state.stream, state);
  }

  accept({ record, command, unknown }: AcceptedFold): ReturnType<StreamState<unknown>['accept']> {
    const state = this.of(record.stream);
    if (state === undefined) return { own: undefined, lost: [] };
    this.keep(state);
    return state.accept(record, command, unknown);
  }

  /** The commit of this process that the record is, while the log may still accept it. */
  pending({ stream, cid, rid }: CommitRecord): PendingCommit | undefined {
    const commit = this.#states.get(stream)?.pendingOf(cid);
    return commit?.record.rid === rid ? commit : undefined;
  }
}
