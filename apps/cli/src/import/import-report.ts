import type { ProblemDocument } from '../failure.js';

export interface RefusedLine {
  readonly line: number;
  readonly detail: string;
  readonly problem?: ProblemDocument;
}

/** What became of a line that was not refused. */
export type HowTaken = 'recorded' | 'replayed' | 'unchanged' | 'unjudged';

/** What an import came to; printed as its last word. */
export interface ImportReport {
  /** Its own record; absent on a dry run, which records none. */
  readonly import?: string;
  readonly dryRun?: true;
  readonly lines: number;
  readonly recorded: number;
  /** Sent before under the same key: nothing was appended. */
  readonly replayed: number;
  /** Nothing new to say. */
  readonly unchanged: number;
  /** On a dry run alone: too many lines above it would have to be recorded first. */
  readonly unjudged?: number;
  readonly refused: readonly RefusedLine[];
}

/** Keeps count while lines are answered in any order. */
export class ImportTally {
  readonly #taken = { recorded: 0, replayed: 0, unchanged: 0, unjudged: 0 };
  readonly #refused: RefusedLine[] = [];

  took(how: HowTaken): void {
    this.#taken[how] += 1;
  }

  refuse(line: RefusedLine): void {
    this.#refused.push(line);
  }

  report(): ImportReport {
    const refused = this.#refused.toSorted((a, b) => a.line - b.line);
    const { unjudged, ...taken } = this.#taken;
    const lines = taken.recorded + taken.replayed + taken.unchanged + unjudged + refused.length;
    return { lines, ...taken, ...(unjudged > 0 && { unjudged }), refused };
  }
}
