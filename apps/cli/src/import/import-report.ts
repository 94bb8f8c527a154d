import type { ProblemDocument } from '../failure.js';

export interface RefusedLine {
  readonly line: number;
  readonly detail: string;
  readonly problem?: ProblemDocument;
}

/** What an import came to; printed as its last word. */
export interface ImportReport {
  readonly lines: number;
  readonly recorded: number;
  /** Sent before under the same key: nothing was appended. */
  readonly replayed: number;
  /** Nothing new to say. */
  readonly unchanged: number;
  readonly refused: readonly RefusedLine[];
}

/** Keeps count while lines are answered in any order. */
export class ImportTally {
  #recorded = 0;
  #replayed = 0;
  #unchanged = 0;
  readonly #refused: RefusedLine[] = [];

  took(how: 'recorded' | 'replayed' | 'unchanged'): void {
    if (how === 'recorded') this.#recorded += 1;
    else if (how === 'replayed') this.#replayed += 1;
    else this.#unchanged += 1;
  }

  refuse(line: RefusedLine): void {
    this.#refused.push(line);
  }

  report(): ImportReport {
    const refused = this.#refused.toSorted((a, b) => a.line - b.line);
    const taken = this.#recorded + this.#replayed + this.#unchanged;
    return {
      lines: taken + refused.length,
      recorded: this.#recorded,
      replayed: this.#replayed,
      unchanged: this.#unchanged,
      refused,
    };
  }
}
