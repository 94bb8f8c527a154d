import { type CheckResult, patiently, type ReadinessCheck, type Settings } from '#libs/platform';
import type { EventLog } from '#libs/ports';
import { type Around, isEmbedded, mayPass, openLog } from './open-log.js';
import { whyNotOpen } from './start-refused.js';

/** The log on its way to being open: at once where it is a folder, when its brokers answer where it is Kafka. */
export class LogOpening implements ReadinessCheck {
  readonly name = 'log';
  readonly #ending = new AbortController();
  #opened: Promise<EventLog | undefined> = Promise.resolve(undefined);
  #reason: string | undefined = 'The log is being opened.';

  constructor(
    private readonly settings: Settings,
    private readonly around: Around,
  ) {}

  /**
   * @returns undefined where the process ends first
   * @throws StartRefused where the log is a folder that cannot be used: nobody else will set it right
   */
  open(): Promise<EventLog | undefined> {
    this.#opened = this.#open();
    return this.#opened;
  }

  check(): CheckResult {
    if (this.#reason === undefined) return { ok: true };
    return { ok: false, reason: this.#reason };
  }

  /** Closes the log, or gives up opening it. */
  async close(): Promise<void> {
    this.#ending.abort();
    // A log that could not be opened has nothing to close; its failure was told to whoever opened it.
    const log = await this.#opened.catch(() => undefined);
    await log?.close();
  }

  async #open(): Promise<EventLog | undefined> {
    try {
      const log = await patiently(() => openLog(this.settings, this.around), {
        signal: this.#ending.signal,
        mayPass: (error) => this.#mayPass(error),
      });
      this.#reason = undefined;
      return log;
    } catch (error) {
      throw whyNotOpen(error);
    }
  }

  #mayPass(error: unknown): boolean {
    if (isEmbedded(this.settings) || !mayPass(error)) return false;
    const reason = (error as Error).message;
    if (reason !== this.#reason)
      this.around.logger.error('The log cannot be opened; it is tried again.', { reason });
    this.#reason = reason;
    return true;
  }
}
