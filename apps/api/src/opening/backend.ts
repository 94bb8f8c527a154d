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
import { type EventLog, type FoldStore, LogUnavailable, type ReadModel } from '#libs/ports';
import { openFold } from '../../../projector/src/open-fold.js';
import type { Around } from '../../../projector/src/open-log.js';
import { resultOf } from '../../../projector/src/readiness-checks.js';
import type { RunReplay } from '../admin/replays.js';

const NOT_OPEN = 'The log is not open yet.';

/** The write path and the replays of this process: nothing until the log is open. */
export class Backend {
  #log: EventLog | undefined;
  #writer: CommandWriter | undefined;
  #foldStore: FoldStore | null = null;
  #starting: Promise<void> | undefined;
  #isClosing = false;

  constructor(
    private readonly settings: Settings,
    private readonly around: Around & { readonly readModel: ReadModel; readonly skew: ClockSkew },
  ) {}

  /** Nothing is started in a process that ends meanwhile. */
  async start(log: EventLog): Promise<void> {
    if (this.#isClosing) return;
    this.#log = log;
    if (!this.settings.doors.includes('commands')) return;
    this.#starting = this.#start(log);
    await this.#starting;
  }

  async #start(log: EventLog): Promise<void> {
    this.#foldStore = await openFold(this.settings, 'writer', this.around.logger);
    if (!this.#isClosing) this.#write(log);
  }

  #write(log: EventLog): void {
    const { clock, logger, skew } = this.around;
    this.#writer = CommandWriter.start({
      log,
      clock,
      logger,
      skew,
      dates: edtfReader,
      deciders: { race: raceDecider, ...identityDeciders },
      foldStore: this.#foldStore,
      onDamaged: () => void this.#writeAnew(log),
      limits: { commandMs: this.settings.requestTimeoutMs },
    });
  }

  /** What was kept of the fold is of no use: another writer reads the log from its start. */
  async #writeAnew(log: EventLog): Promise<void> {
    await this.#writer?.close();
    if (!this.#isClosing) this.#write(log);
  }

  submit(request: CommandRequest): Promise<CommandOutcome> {
    if (this.#writer !== undefined) return this.#writer.submit(request);
    return Promise.resolve({ kind: 'not-ready', reason: NOT_OPEN });
  }

  /** When the writer has read the log to its end. */
  async caughtUp(): Promise<void> {
    await this.#writer?.caughtUp();
  }

  /** Why only a new start helps; undefined while none is needed. */
  get lost(): string | undefined {
    return this.#writer?.lost;
  }

  async check(): Promise<CheckResult> {
    return resultOf(await this.#writer?.readiness());
  }

  readonly replay: RunReplay = (report, signal) => {
    if (this.#log === undefined) throw new LogUnavailable(NOT_OPEN);
    return rebuild({ ...this.around, log: this.#log, signal, onProgress: report });
  };

  async close(): Promise<void> {
    this.#isClosing = true;
    // Its failure was told to whoever started it.
    await this.#starting?.catch(() => undefined);
    await this.#writer?.close();
    await this.#foldStore?.close();
  }
}
