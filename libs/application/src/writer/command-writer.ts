import { setTimeout } from 'node:timers/promises';
import { partitionOf, type AcceptedFold, type CommitRecord, type Folded } from '#libs/domain';
import { FoldStoreDamaged, type LogBatch, LogMisconfigured, type LogPlace } from '#libs/ports';
import type { CommandOutcome, CommandRequest } from '../command-outcome.js';
import { FoldKeeping } from '../log-fold/fold-keeping.js';
import { KeptFold } from '../log-fold/kept-fold.js';
import { LogFold } from '../log-fold/log-fold.js';
import { readTail } from '../log-fold/log-tail.js';
import { Acknowledgements } from './acknowledgements.js';
import { Decisions } from './decisions.js';
import { EndBarrier } from './end-barrier.js';
import { GroupCommit, type Outgoing } from './group-commit.js';
import { OpenCommand } from './open-command.js';
import { type PendingCommit, tell } from './pending-commit.js';
import { recordedOutcome } from './recorded-outcome.js';
import { Streams } from './streams.js';
import { WRITER_LIMITS, type WriterLimits } from './writer-limits.js';
import type { WriterOptions } from './writer-options.js';
import { CatchingUp, type WriterReadiness } from './writer-readiness.js';

/** How often the deadlines of waiting commands are looked at, as a part of the time they have. */
const SWEEPS_PER_DEADLINE = 20;

/**
 * The write path: decides commands on the folded log and appends what they come to. A command is
 * answered when the fold has met its record and the log has acknowledged it, so that an answer holds
 * whatever process is killed or paused next. Nothing but the log decides between two writers.
 */
export class CommandWriter {
  readonly #fold: LogFold;
  readonly #keeping: FoldKeeping;
  readonly #limits: WriterLimits;
  readonly #streams: Streams;
  readonly #acknowledgements: Acknowledgements;
  readonly #barrier: EndBarrier;
  readonly #group: GroupCommit;
  readonly #decisions: Decisions;
  readonly #catchingUp: CatchingUp;
  /** In the order in which they came, which is that of their deadlines. */
  readonly #open = new Set<OpenCommand>();
  readonly #stopped = new AbortController();
  readonly #sweeping: NodeJS.Timeout;
  readonly #reading: Promise<void>;
  /** Commits that lost against other writers' since the last time; their commands are to be decided again. */
  readonly #lost: PendingCommit[] = [];
  /** Commits that the log rejected where what they were decided on had not arrived yet. */
  readonly #early = new WeakSet<PendingCommit>();
  #isClosing = false;

  /** Starts reading the log from its beginning; commands are taken once it is read to its end. */
  static start(options: WriterOptions): CommandWriter {
    return new CommandWriter(options);
  }

  private constructor(private readonly options: WriterOptions) {
    const { log, logger, clock, skew } = options;
    const limits = { ...WRITER_LIMITS, ...options.limits };
    this.#limits = limits;
    const { signal } = this.#stopped;
    const { deciders, foldStore = null } = options;
    const kept = new KeptFold(foldStore, true);
    this.#fold = new LogFold(log.partitions, this.#onLost, kept);
    this.#keeping = new FoldKeeping({ fold: this.#fold, log, logger, signal, limits });
    this.#streams = new Streams({ deciders, kept, eventsMax: limits.stateEventsMax });
    this.#acknowledgements = new Acknowledgements(log.partitions);
    this.#barrier = new EndBarrier(
      { partitions: log.partitions, end: () => this.#fold.endOf(log) },
      (partition) => this.#fold.partition(partition).next,
    );
    const onAppended = this.#onAppended;
    this.#group = new GroupCommit({ log, clock, logger, limits, skew, onAppended });
    this.#decisions = new Decisions({
      options,
      limits,
      fold: this.#fold,
      streams: this.#streams,
      acknowledgements: this.#acknowledgements,
      barrier: this.#barrier,
      group: this.#group,
      onDamaged: this.#onDamaged,
    });
    this.#sweeping = setInterval(this.#sweep, Math.max(1, limits.commandMs / SWEEPS_PER_DEADLINE));
    this.#sweeping.unref();
    const begun = this.#keeping.begin();
    this.#reading = begun.then(() => this.#read()).catch(this.#onUnreadable);
    this.#catchingUp = new CatchingUp({
      options,
      limits,
      fold: this.#fold,
      begun,
      barrier: this.#barrier,
      failing: () => this.#group.failing,
      signal,
    });
  }

  /** When the log was read to its end for the first time. */
  caughtUp(): Promise<void> {
    return this.#catchingUp.done;
  }

  /** Every refusal is an outcome; what is thrown is a bug. */
  submit(request: CommandRequest): Promise<CommandOutcome> {
    const reason = this.#turnsAway();
    if (reason !== undefined) return Promise.resolve({ kind: 'not-ready', reason });
    const deadline = this.options.clock.now() + this.#limits.commandMs;
    const partition = partitionOf(request.stream, this.#fold.partitions.length);
    const command = new OpenCommand(request, partition, deadline, this.#onAnswered);
    this.#open.add(command);
    this.#decisions.consider(command);
    return command.outcome;
  }

  /** Why this process takes no command any more until it is started anew; undefined while it does. */
  get lost(): string | undefined {
    return this.#fold.lost;
  }

  /** Whether commands are taken, and how far the fold is behind the end of the log as of now. */
  readiness(): Promise<WriterReadiness> {
    return this.#catchingUp.readiness(() => this.#turnsAway());
  }

  /** Takes no more commands, waits for those on their way, and says of the others what is known. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const patience = new AbortController();
    const { signal } = patience;
    await Promise.race([
      this.#drained(),
      setTimeout(this.#limits.closeMs, undefined, { signal }).catch(() => undefined),
    ]);
    patience.abort();
    this.#group.stop();
    this.#stopped.abort();
    this.#barrier.fail('This process is shutting down.');
    clearInterval(this.#sweeping);
    for (const command of this.#open) command.giveUp('This process is shutting down.');
    await this.#reading;
    this.#keeping.close();
  }

  #read(): Promise<void> {
    const { log, logger } = this.options;
    return readTail({
      log,
      logger,
      signal: this.#stopped.signal,
      from: () => this.#fold.cursor,
      onBatch: this.#onBatch,
    });
  }

  async #drained(): Promise<void> {
    await this.#group.idle();
    await Promise.allSettled([...this.#open].map(({ outcome }) => outcome));
  }

  #turnsAway(): string | undefined {
    if (this.#isClosing) return 'This process is shutting down.';
    if (this.#open.size >= this.#limits.waitingMax) return 'Busy: too many commands are waiting.';
    const { failing } = this.#group;
    if (failing && this.options.clock.now() - failing.since > this.#limits.failingMs)
      return `The log takes no records: ${failing.reason}`;
    return this.#fold.obstacle ?? this.#catchingUp.obstacle;
  }

  readonly #onBatch = (batch: LogBatch): void => {
    this.#fold.fold(batch, (folded) => {
      this.#onFolded(folded, batch.partition);
    });
    this.#onProgress(batch.partition);
  };

  /** Records that lie where the fold stands were followed by nobody else's: they are folded from memory. */
  readonly #onAppended = (sent: readonly Outgoing[], places: readonly LogPlace[]): void => {
    try {
      this.#foldAppended(sent, places);
    } catch (error) {
      if (!(error instanceof FoldStoreDamaged)) throw error;
      this.#onDamaged(error);
    }
  };

  #foldAppended(sent: readonly Outgoing[], places: readonly LogPlace[]): void {
    const touched = new Set<number>();
    for (const [index, { partition, position, appendedAt }] of places.entries()) {
      this.#acknowledgements.acknowledge(partition, position);
      touched.add(partition);
      const fold = this.#fold.partition(partition);
      const outgoing = sent[index];
      if (outgoing === undefined || this.#fold.obstacle !== undefined) continue;
      const { record, draft } = outgoing;
      if (position < fold.next) this.#checkMet(record, position);
      if (position !== fold.next) continue;
      const { value } = draft;
      const folded = this.#fold.take({ partition, position, appendedAt, value }, record);
      this.#onFolded(folded, partition);
    }
    for (const partition of touched) this.#onProgress(partition);
  }

  /**
   * What lies before the end of the fold was met there: accepted, or rejected and sent once more. A record
   * that is still pending lies where the fold read another.
   */
  #checkMet(record: CommitRecord, position: number): void {
    const commit = this.#streams.pending(record);
    if (commit === undefined || this.#early.has(commit)) return;
    this.#fold.lose(`The log took a record at position ${position}, where another was read.`);
  }

  #onProgress(partition: number): void {
    this.#acknowledgements.release(partition);
    const lost = this.#lost.splice(0);
    for (const { command } of lost) this.#decisions.reconsider(command);
    for (const commit of lost) tell(commit, false);
    this.#barrier.progressed(partition);
    this.#keeping.folded();
  }

  #onFolded(folded: Folded, partition: number): void {
    if (folded.kind === 'accepted') this.#onAccepted(folded, partition);
    else if (folded.kind === 'rejected') this.#onRejected(folded);
    else if (folded.kind === 'gated') this.#onGated();
    else if (folded.kind === 'ignored')
      this.options.logger.warn('A record was ignored.', { partition, why: folded.why });
  }

  #onAccepted(folded: AcceptedFold, partition: number): void {
    const { own, lost } = this.#streams.accept(folded);
    if (folded.unknown.length > 0)
      this.options.logger.warn('A stream is read-only here.', {
        stream: folded.record.stream,
        unknown: folded.unknown,
      });
    if (own !== undefined) {
      const { command } = folded;
      this.#acknowledgements.whenCovered(partition, command.position, () => {
        own.command.answer(recordedOutcome(command, false));
      });
      tell(own, true);
    }
    this.#lost.push(...lost);
  }

  /** Rejected while what it was decided on may still be accepted: it came too early, and is sent once more. */
  #onRejected({ record }: Extract<Folded, { kind: 'rejected' }>): void {
    const commit = this.#streams.pending(record);
    if (commit === undefined) return;
    this.#early.add(commit);
    this.#group.push(commit);
  }

  /** A newer program writes to this log: this one must not. */
  #onGated(): void {
    const reason = this.#fold.obstacle ?? '';
    this.options.logger.error('A newer program writes to this log; this one stops writing.', {
      reason,
    });
    this.#stopWriting(reason);
  }

  readonly #onLost = (reason: string): void => {
    this.options.logger.error('This process stops writing for good.', { reason });
    this.#stopWriting(reason);
  };

  readonly #onDamaged = (error: FoldStoreDamaged): void => {
    if (!this.#keeping.abandon(error)) return;
    this.#stopWriting(error.message);
    this.options.onDamaged?.();
  };

  readonly #onUnreadable = (error: unknown): void => {
    if (error instanceof FoldStoreDamaged) this.#onDamaged(error);
    else if (error instanceof LogMisconfigured) this.#fold.lose(error.message);
    else throw error;
  };

  #stopWriting(reason: string): void {
    this.#group.stop();
    this.#barrier.fail(reason);
    for (const command of [...this.#open]) command.giveUp(reason);
  }

  readonly #onAnswered = (command: OpenCommand): void => {
    this.#open.delete(command);
  };

  readonly #sweep = (): void => {
    const now = this.options.clock.now();
    for (const command of this.#open) {
      if (command.deadline > now) break;
      command.giveUp('The log could not be read to its end in time.');
    }
  };
}
