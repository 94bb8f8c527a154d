import type { LogCursor } from '#libs/ports';

/** Ends in a row that lie before what was read: after a change of leader a broker may lag for a moment. */
const SHORT_ENDS = 3;
const REMEDY = 'Restart this process once the log is whole.';

/**
 * Whether the log still holds what was read of it. One that lost its end or was made anew is no base for
 * decisions: what is folded names records that nobody else will ever find.
 */
export class LogLoss {
  #shortEnds = 0;
  #doubt: string | undefined;
  #lost: string | undefined;

  /** @param onLost told once, when there is no doubt any more */
  constructor(private readonly onLost: (reason: string) => void) {}

  /** Once there is no doubt; undefined until then. */
  get lost(): string | undefined {
    return this.#lost;
  }

  /** In words for an operator; undefined while all is there. */
  get reason(): string | undefined {
    return this.#lost ?? this.#doubt;
  }

  /** @param folded how far the log was read before its end was asked for */
  compare(folded: LogCursor, end: LogCursor): void {
    const partition = folded.findIndex((next, index) => next > (end[index] ?? 0));
    if (partition === -1) {
      this.#shortEnds = 0;
      this.#doubt = undefined;
      return;
    }
    this.#shortEnds += 1;
    this.#doubt = `The log ends at position ${end[partition] ?? 0} of partition ${partition}, before ${folded[partition] ?? 0}, up to which it was read: it lost records, or it was made anew.`;
    if (this.#shortEnds >= SHORT_ENDS) this.note(this.#doubt);
  }

  /** There is no doubt: nothing here may be built on any more. */
  note(why: string): void {
    if (this.#lost !== undefined) return;
    this.#lost = `${why} ${REMEDY}`;
    this.onLost(this.#lost);
  }
}
