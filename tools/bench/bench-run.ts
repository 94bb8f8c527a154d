/** What a bench is told by whoever runs it. */
export interface BenchRun {
  /** How long each figure is measured. */
  readonly seconds: number;
  readonly seed: number;
  /** A line about what is being done. */
  say(line: string): void;
}
