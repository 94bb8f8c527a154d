/** Wakes whoever waits for something to happen, however many wait. */
export class Bell {
  readonly #sleepers = new Set<() => void>();
  #rings = 0;

  /** How often it rang: read before looking, so that a ring in between is not missed. */
  get rings(): number {
    return this.#rings;
  }

  ring(): void {
    this.#rings += 1;
    for (const wake of this.#sleepers) wake();
    this.#sleepers.clear();
  }

  /** Resolves at the first ring after `since`, at once where it is past, and when the signal is aborted. */
  async heard(since: number, signal: AbortSignal): Promise<void> {
    if (this.#rings !== since || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.#sleepers.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.#sleepers.add(wake);
    });
  }
}
