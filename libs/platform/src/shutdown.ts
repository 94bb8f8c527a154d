import type { JsonLogger } from './pino-logger.js';

interface Step {
  readonly name: string;
  readonly close: () => Promise<void> | void;
}

/** Ends a process in order: what was opened last is closed first, within a time limit. */
export class Shutdown {
  readonly #steps: Step[] = [];
  #ending: Promise<boolean> | undefined;

  constructor(
    private readonly logger: JsonLogger,
    private readonly timeoutMs: number,
  ) {}

  /** To be called as soon as the thing is open. */
  add(name: string, close: Step['close']): void {
    this.#steps.push({ name, close });
  }

  /** @returns whether everything closed in time and without an error; the same for every caller. */
  end(reason: string): Promise<boolean> {
    this.#ending ??= this.#run(reason);
    return this.#ending;
  }

  /** Ends the process on SIGTERM and SIGINT; on a second signal at once. */
  listen(process: NodeJS.Process): void {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (this.#ending !== undefined) process.exit(1);
        void this.end(signal).then((clean) => process.exit(clean ? 0 : 1));
      });
    }
  }

  async #run(reason: string): Promise<boolean> {
    this.logger.info('Ending.', { reason });
    const limit = new AbortController();
    const timer = setTimeout(() => {
      limit.abort();
    }, this.timeoutMs);
    let clean = true;
    for (const step of this.#steps.reverse()) {
      clean = (await this.#close(step, limit.signal)) && clean;
    }
    clearTimeout(timer);
    return clean;
  }

  async #close({ name, close }: Step, limit: AbortSignal): Promise<boolean> {
    try {
      await Promise.race([close(), untilAborted(limit)]);
      return true;
    } catch (error) {
      this.logger.error(`Could not close: ${name}.`, { error });
      return false;
    }
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const late = () => {
      reject(new Error('The time to end was over.'));
    };
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
  });
}
