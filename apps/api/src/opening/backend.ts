import {
  type ClockSkew,
  type CommandOutcome,
  type CommandRequest,
  CommandWriter,
  rebuild,
} from '#libs/application';
import { edtfReader } from '#libs/dates';
import { identityDeciders, raceDecider } from '#libs/domain';
import type { CheckResult, Settings } from '#libs/platform';
import { type EventLog, LogUnavailable, type ReadModel } from '#libs/ports';
import type { Around } from '../../../projector/src/open-log.js';
import { resultOf } from '../../../projector/src/readiness-checks.js';
import type { RunReplay } from '../admin/replays.js';

const NOT_OPEN = 'The log is not open yet.';

/** The write path and the replays of this process: nothing until the log is open. */
export class Backend {
  #log: EventLog | undefined;
  #writer: CommandWriter | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly around: Around & { readonly readModel: ReadModel; readonly skew: ClockSkew },
  ) {}

  start(log: EventLog): void {
    const { clock, logger, skew } = this.around;
    this.#log = log;
    if (!this.settings.doors.includes('commands')) return;
    this.#writer = CommandWriter.start({
      log,
      clock,
      logger,
      skew,
      dates: edtfReader,
      deciders: { race: raceDecider, ...identityDeciders },
      limits: { commandMs: this.settings.requestTimeoutMs },
    });
  }

  submit(request: CommandRequest): Promise<CommandOutcome> {
    if (this.#writer !== undefined) return this.#writer.submit(request);
    return Promise.resolve({ kind: 'not-ready', reason: NOT_OPEN });
  }

  /** When the writer has read the log to its end. */
  async caughtUp(): Promise<void> {
    await this.#writer?.caughtUp();
  }

  async check(): Promise<CheckResult> {
    return resultOf(await this.#writer?.readiness());
  }

  readonly replay: RunReplay = (report, signal) => {
    if (this.#log === undefined) throw new LogUnavailable(NOT_OPEN);
    return rebuild({ ...this.around, log: this.#log, signal, onProgress: report });
  };

  async close(): Promise<void> {
    await this.#writer?.close();
  }
}
