/** Wakes one waiter: a call that comes before the waiting counts too. */
export class WakeCall {
  #isRung = false;
  #wake: (() => void) | undefined;

  readonly ring = (): void => {
    this.#isRung = true;
    this.#wake?.();
  };

  /** Forgets calls so far. */
  reset(): void {
    this.#isRung = false;
  }

  /** Returns when it rings, when the time is over, or when the signal is aborted. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (this.#isRung || signal.aborted) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', this.ring, { once: true });
    });
    clearTimeout(timer);
    signal.removeEventListener('abort', this.ring);
    this.#wake = undefined;
  }
}
