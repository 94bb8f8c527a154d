import {
  acceptedEvents,
  unknownShapes,
  type Acceptance,
  type AcceptedCommand,
  type CommitRecord,
  type Decider,
  type Decision,
  type Door,
  type Instant,
  type Undo,
} from '#libs/domain';
import type { AcceptedRecord } from '../log-fold/kept-fold.js';
import type { PendingCommit } from './pending-commit.js';

/**
 * The state of one stream on which commands are decided: what the log accepted, and on top of it what
 * this process has decided and the log has not. A pending commit carries a provisional recorded time;
 * once it is accepted it is given that of the log, so that the states of all processes are equal.
 */
export class StreamState<State> {
  readonly #state: State;
  /** Oldest first. */
  readonly #pending: PendingCommit[] = [];
  readonly #byCommand = new Map<string, PendingCommit>();
  #rid: string | null = null;
  #version = 0;
  #next = 0;
  #readOnly: string | undefined;

  constructor(
    readonly stream: string,
    private readonly decider: Decider<State>,
  ) {
    this.#state = decider.initial(stream);
  }

  /** As decisions in other streams may look at it, and change nothing. */
  get state(): State {
    return this.#state;
  }

  /** Why this process does not write to the stream. */
  get readOnly(): string | undefined {
    return this.#readOnly;
  }

  /** The version of what the log accepted. */
  get accepted(): number {
    return this.#version;
  }

  /** Behind the last commit that was restored. */
  get next(): number {
    return this.#next;
  }

  get lastPending(): PendingCommit | undefined {
    return this.#pending.at(-1);
  }

  /** The version after everything pending. */
  get version(): number {
    const last = this.lastPending?.record;
    return last === undefined ? this.#version : last.base + last.events.length;
  }

  /** The record that the next decision is made on. */
  get rid(): string | null {
    return this.lastPending?.record.rid ?? this.#rid;
  }

  pendingOf(cid: string): PendingCommit | undefined {
    return this.#byCommand.get(cid);
  }

  decide(document: unknown, door: Door): Decision {
    return this.decider.decide(document, this.#state, door);
  }

  /**
   * Puts a decided commit on top.
   * @throws where its events do not fit the state, which is then as before: the command fails, not the stream
   */
  push(commit: PendingCommit, provisionalTime: Instant): void {
    assertWritable(this.#readOnly);
    const { record, undos } = commit;
    try {
      this.#evolve(record, record.base, provisionalTime, undos);
    } catch (error) {
      takeBack(commit);
      throw error;
    }
    this.#pending.push(commit);
    this.#byCommand.set(record.cid, commit);
  }

  /**
   * Takes what the log accepted.
   * @returns the commit of this process that it was, and those that can never be accepted now.
   */
  accept(
    record: CommitRecord,
    command: AcceptedCommand,
    unknown: readonly string[],
  ): { readonly own: PendingCommit | undefined; readonly lost: readonly PendingCommit[] } {
    this.#rid = record.rid;
    this.#version = command.base + record.events.length;
    const [first] = this.#pending;
    if (first?.record.rid === record.rid) {
      this.#pending.shift();
      this.#byCommand.delete(record.cid);
      for (const { id } of record.events) this.decider.redate(this.#state, id, command.recordedAt);
      return { own: first, lost: [] };
    }
    const lost = this.#dropPending();
    this.#closeOver(unknown);
    this.#take(record, command);
    return { own: undefined, lost };
  }

  /** Takes the next record of those that were kept. */
  restore({ record, command }: AcceptedRecord): void {
    this.#rid = record.rid;
    this.#version = command.base + record.events.length;
    this.#next = command.position + 1;
    this.#closeOver(unknownShapes(record.events));
    this.#take(record, command);
  }

  #take(record: CommitRecord, { base, recordedAt }: Acceptance): void {
    if (this.#readOnly !== undefined) return;
    try {
      this.#evolve(record, base, recordedAt, []);
    } catch (error) {
      // What the log accepted stands, whatever it says. A state that it does not fit decides nothing more.
      this.#close(`Its record ${record.rid} cannot be applied: ${String(error)}`);
    }
  }

  #dropPending(): readonly PendingCommit[] {
    const lost = this.#pending.splice(0);
    this.#byCommand.clear();
    for (const commit of lost.toReversed()) takeBack(commit);
    for (const commit of lost) commit.isDead = true;
    return lost;
  }

  #evolve(record: CommitRecord, base: number, recordedAt: Instant, undos: Undo[]): void {
    for (const event of acceptedEvents(record, { base, recordedAt }))
      undos.push(this.decider.evolve(this.#state, event));
  }

  #closeOver(unknown: readonly string[]): void {
    if (unknown.length > 0)
      this.#close(`It holds ${unknown.join(', ')}, which this program does not know.`);
  }

  #close(reason: string): void {
    this.#readOnly ??= reason;
  }
}

function assertWritable(readOnly: string | undefined): void {
  if (readOnly !== undefined) throw new Error(`Nothing is decided here: ${readOnly}`);
}

function takeBack({ undos }: PendingCommit): void {
  for (const undo of undos.splice(0).toReversed()) undo();
}
