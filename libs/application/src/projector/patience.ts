import { setTimeout } from 'node:timers/promises';
import { ReadModelUnavailable, type Logger } from '#libs/ports';

interface Options {
  readonly retryMsMin: number;
  readonly retryMsMax: number;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Waits for read models that are away: whatever it tries, it tries until they are back. */
export class Patience {
  #obstacle: string | undefined;

  constructor(private readonly options: Options) {}

  /** Why it waits at the moment. */
  get obstacle(): string | undefined {
    return this.#obstacle;
  }

  /** @throws what is no matter of waiting, and the reason of the signal once that is aborted */
  async until<T>(attempt: () => Promise<T>): Promise<T> {
    const { retryMsMin, retryMsMax, signal } = this.options;
    for (let pause = retryMsMin; ; pause = Math.min(2 * pause, retryMsMax)) {
      signal.throwIfAborted();
      try {
        const result = await attempt();
        this.#isBack();
        return result;
      } catch (error) {
        if (!(error instanceof ReadModelUnavailable)) throw error;
        this.#isAway(error);
      }
      await setTimeout(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  #isBack(): void {
    if (this.#obstacle !== undefined) this.options.logger.info('The read models are back.');
    this.#obstacle = undefined;
  }

  #isAway(error: ReadModelUnavailable): void {
    if (this.#obstacle === undefined)
      this.options.logger.warn('The read models are away; projecting waits.', { error });
    this.#obstacle = error.message;
  }
}
