import type { Instant } from '#libs/domain';
import type { CommandOutcome, CommandRequest } from '../command-outcome.js';

/** A command whose outcome somebody waits for. */
export class OpenCommand {
  readonly outcome: Promise<CommandOutcome>;
  /** How often a decision of it was lost to another writer. */
  tries = 0;
  /** Whether the log was read to an end that was asked for after the command came. */
  isFresh = false;
  /** Whether a record of it is on its way to the log, or there already. */
  isSent = false;
  #isAnswered = false;
  #resolve!: (outcome: CommandOutcome) => void;
  #reject!: (error: unknown) => void;

  constructor(
    readonly request: CommandRequest,
    /** Of the request's stream. */
    readonly partition: number,
    readonly deadline: Instant,
    private readonly onAnswered: (command: OpenCommand) => void,
  ) {
    this.outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  /** Only the first answer counts. */
  answer(outcome: CommandOutcome): void {
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    this.onAnswered(this);
    this.#resolve(outcome);
  }

  /** A bug on the way: thrown to the caller, never dressed as an outcome. */
  fail(error: unknown): void {
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    this.onAnswered(this);
    this.#reject(error);
  }

  /** Gives up: says no more than is known. */
  giveUp(reason: string): void {
    this.answer(this.isSent ? { kind: 'outcome-unknown' } : { kind: 'not-ready', reason });
  }
}
