import { randomUUID } from 'node:crypto';
import {
  RECORD_VERSION,
  type AcceptedCommand,
  type CommitRecord,
  type Decision,
  type Instant,
} from '#libs/domain';
import { FoldStoreDamaged, type LogDraft } from '#libs/ports';
import type { LogFold } from '../log-fold/log-fold.js';
import type { CommandOutcome } from '../command-outcome.js';
import type { Acknowledgements } from './acknowledgements.js';
import { CommandDoor } from './door.js';
import type { EndBarrier } from './end-barrier.js';
import type { GroupCommit, Outgoing } from './group-commit.js';
import type { OpenCommand } from './open-command.js';
import type { PendingCommit } from './pending-commit.js';
import { recordedOutcome } from './recorded-outcome.js';
import type { Streams } from './streams.js';
import type { StreamState } from './stream-state.js';
import type { WriterLimits } from './writer-limits.js';
import type { WriterOptions } from './writer-options.js';

interface Parts {
  readonly options: WriterOptions;
  readonly limits: WriterLimits;
  readonly fold: LogFold;
  readonly streams: Streams;
  readonly acknowledgements: Acknowledgements;
  readonly barrier: EndBarrier;
  readonly group: GroupCommit;
  readonly onDamaged: (error: FoldStoreDamaged) => void;
}

type Events = Extract<Decision, { events: unknown }>;

/** Decides commands: each either is answered, or waits for something that brings it here again or answers it. */
export class Decisions {
  constructor(private readonly parts: Parts) {}

  /** Decides a command on what is known now. */
  consider(command: OpenCommand): void {
    if (command.isAnswered) return;
    try {
      this.#consider(command);
    } catch (error) {
      this.#fail(command, error);
    }
  }

  /** Decides a command again whose record the log can never accept. */
  reconsider(command: OpenCommand): void {
    command.tries += 1;
    command.isSent = false;
    if (command.tries <= this.parts.limits.triesMax) this.consider(command);
    else command.answer({ kind: 'not-ready', reason: 'Other writers were faster each time.' });
  }

  #consider(command: OpenCommand): void {
    const { stream, cid } = command.request;
    const obstacle = this.parts.fold.obstacle;
    if (obstacle !== undefined) {
      command.giveUp(obstacle);
      return;
    }
    const state = this.parts.streams.of(stream);
    if (state instanceof Promise) {
      this.#wait(command, state);
      return;
    }
    if (!this.#isKnown(command, state?.pendingOf(cid))) this.#decide(command, state);
  }

  /** Until the state of a long stream is read. */
  #wait(command: OpenCommand, reading: Promise<unknown>): void {
    reading.then(
      () => {
        this.consider(command);
      },
      (error: unknown) => {
        this.#fail(command, error);
      },
    );
  }

  /** A damaged store is no fault of the command, whose record is in the log or is not. */
  #fail(command: OpenCommand, error: unknown): void {
    if (!(error instanceof FoldStoreDamaged)) {
      command.fail(error);
      return;
    }
    this.parts.onDamaged(error);
    command.giveUp(error.message);
  }

  /** The same command again: answered from its first result, once that is known and durable. */
  #isKnown(command: OpenCommand, twin: PendingCommit | undefined): boolean {
    const { stream, cid } = command.request;
    const known = this.parts.fold.kept.command(stream, cid);
    if (known !== undefined) this.#repeat(command, known);
    else if (twin !== undefined)
      twin.followers.push(() => {
        this.consider(command);
      });
    return known !== undefined || twin !== undefined;
  }

  #repeat(command: OpenCommand, known: AcceptedCommand): void {
    const { request } = command;
    if (known.hash !== request.hash) {
      command.answer({ kind: 'key-reused' });
      return;
    }
    if (request.dryRun) {
      command.answer(recordedOutcome(known, true));
      return;
    }
    const { acknowledgements, group } = this.parts;
    const { partition } = command;
    command.isSent = true;
    if (!acknowledgements.isCovered(partition, known.position) && !group.hasProbeOf(partition))
      group.push(this.#probe(command, known));
    acknowledgements.whenCovered(partition, known.position, () => {
      command.answer(recordedOutcome(known, true));
    });
  }

  /**
   * A record that every reader ignores: its acknowledgement says that everything before it is durable.
   * Its command is accepted already; and were it not, the record names itself no state to follow on.
   */
  #probe(command: OpenCommand, known: AcceptedCommand): Outgoing {
    const record = recordOf(command, {
      prev: known.rid,
      base: known.base,
      events: [],
      warnings: [],
    });
    return { record, draft: draftOf(record, command.partition), isDead: false, isProbe: true };
  }

  #decide(command: OpenCommand, state: StreamState<unknown> | undefined): void {
    if (state === undefined) {
      command.answer({ kind: 'read-only', reason: 'This program knows no such kind of stream.' });
      return;
    }
    const { ifMatch } = command.request;
    if (state.readOnly !== undefined) command.answer({ kind: 'read-only', reason: state.readOnly });
    else if (ifMatch !== null && ifMatch !== state.version)
      this.#hold(command, state, { kind: 'version-conflict', version: state.version });
    else this.#decideOn(command, state);
  }

  #decideOn(command: OpenCommand, state: StreamState<unknown>): void {
    const { document, dryRun } = command.request;
    const { clock, dates } = this.parts.options;
    const other = (stream: string) => this.parts.streams.now(stream)?.state;
    const door = new CommandDoor(command.request, clock.now(), dates, other);
    const decision = state.decide(document, door);
    if ('refused' in decision) this.#refuse(command, state, decision);
    else if (decision.events.length === 0)
      this.#hold(command, state, { kind: 'unchanged', version: state.version });
    else if (dryRun)
      this.#hold(command, state, { kind: 'would-record', version: state.version, ...decision });
    else this.#commit(command, state, decision);
  }

  #refuse(
    command: OpenCommand,
    state: StreamState<unknown>,
    { refused }: Extract<Decision, { refused: unknown }>,
  ): void {
    const outcome: CommandOutcome = { kind: 'refused', version: state.version, refusals: refused };
    // What is wrong in itself is wrong on every state.
    if (refused.every(({ kind }) => kind === 'malformed')) command.answer(outcome);
    else this.#hold(command, state, outcome);
  }

  /**
   * Answers from the state only what the log bears out: read to an end asked for after the command came,
   * and with everything that the decision was made on accepted. Otherwise it is decided again.
   */
  #hold(command: OpenCommand, state: StreamState<unknown>, outcome: CommandOutcome): void {
    if (!command.isFresh) this.#refresh(command);
    else if (state.lastPending === undefined) command.answer(outcome);
    else
      state.lastPending.followers.push((isAccepted) => {
        if (isAccepted) command.answer(outcome);
        else this.consider(command);
      });
  }

  #refresh(command: OpenCommand): void {
    this.parts.barrier.wait({
      partition: command.partition,
      hasTime: () => !command.isAnswered && this.parts.options.clock.now() < command.deadline,
      reached: () => {
        command.isFresh = true;
        this.consider(command);
      },
      failed: (reason) => {
        command.giveUp(reason);
      },
    });
  }

  #commit(command: OpenCommand, state: StreamState<unknown>, { events, warnings }: Events): void {
    const record = recordOf(command, { prev: state.rid, base: state.version, events, warnings });
    const draft = draftOf(record, command.partition);
    if (Buffer.byteLength(draft.value) > this.parts.limits.recordBytesMax) {
      command.answer({ kind: 'refused', version: state.version, refusals: [this.#tooLarge()] });
      return;
    }
    const commit: PendingCommit = {
      record,
      draft,
      command,
      followers: [],
      undos: [],
      isDead: false,
      isProbe: false,
    };
    state.push(commit, this.#provisionalTime(command));
    this.parts.streams.keep(state);
    command.isSent = true;
    this.parts.group.push(commit);
  }

  /** The recorded time of what the log has not taken yet: never before what it has. */
  #provisionalTime({ partition }: OpenCommand): Instant {
    const recordedAt = this.parts.fold.partition(partition).recordedAt ?? 0;
    return Math.max(recordedAt, this.parts.options.clock.now());
  }

  #tooLarge(): Extract<CommandOutcome, { kind: 'refused' }>['refusals'][number] {
    const detail = `The record of this command would have more than ${this.parts.limits.recordBytesMax} bytes; send it in parts.`;
    return { kind: 'malformed', pointer: '', code: 'too-large', detail };
  }
}

type Decided = Pick<CommitRecord, 'prev' | 'base' | 'events' | 'warnings'>;

function recordOf(
  { request }: OpenCommand,
  { prev, base, warnings, events }: Decided,
): CommitRecord {
  const { cid, stream, hash, by, correlation } = request;
  const rid = randomUUID();
  return {
    v: RECORD_VERSION,
    rid,
    cid,
    stream,
    prev,
    base,
    hash,
    by,
    correlation,
    warnings,
    events,
  };
}

const draftOf = (record: CommitRecord, partition: number): LogDraft => ({
  partition,
  key: record.stream,
  value: JSON.stringify(record),
});
