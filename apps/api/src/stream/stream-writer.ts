import type { ServerResponse } from 'node:http';

/** What was sent was not taken in time. */
export class ReaderTooSlow extends Error {
  override readonly name = 'ReaderTooSlow';
}

const LAST_FRAME_WITHIN_MS = 1_000;

/** Writes a stream no faster than it is read; what waits to be taken is one frame at most. */
export class StreamWriter {
  constructor(
    private readonly response: ServerResponse,
    private readonly takenWithinMs: number,
  ) {}

  /** @throws ReaderTooSlow */
  async write(text: string): Promise<void> {
    if (this.response.destroyed || this.response.write(text)) return;
    await this.#drained();
  }

  /** Ends with a last frame; a reader that does not take even that is cut off. */
  end(text: string): void {
    const { response } = this;
    if (response.destroyed) return;
    const timer = setTimeout(() => response.destroy(), LAST_FRAME_WITHIN_MS);
    response.once('close', () => {
      clearTimeout(timer);
    });
    response.end(text);
  }

  #drained(): Promise<void> {
    const { response } = this;
    return new Promise((resolve, reject) => {
      const settle = (error?: Error) => {
        clearTimeout(timer);
        response.off('drain', taken).off('close', taken);
        if (error === undefined) resolve();
        else reject(error);
      };
      const taken = () => {
        settle();
      };
      const timer = setTimeout(() => {
        settle(new ReaderTooSlow(`Nothing was taken for ${this.takenWithinMs} ms.`));
      }, this.takenWithinMs);
      response.on('drain', taken).on('close', taken);
    });
  }
}
