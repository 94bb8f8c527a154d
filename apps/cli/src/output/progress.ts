import type { Terminal } from './terminal.js';

const PERSON_EVERY_MS = 200;
const LOG_EVERY_MS = 10_000;

/** Says how far a long command is: often to a person, rarely to a log, never on the stream of data. */
export class Progress {
  #saidAt = performance.now();

  constructor(
    private readonly terminal: Terminal,
    private readonly sentence: () => string,
  ) {}

  tick(): void {
    const pauseMs = this.terminal.isInteractive ? PERSON_EVERY_MS : LOG_EVERY_MS;
    if (performance.now() - this.#saidAt < pauseMs) return;
    this.#saidAt = performance.now();
    this.terminal.message(this.sentence());
  }
}
