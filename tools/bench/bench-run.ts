/** What a bench is told by whoever runs it. */
export interface BenchRun {
  /** How long each figure is measured. */
  readonly seconds: number;
  readonly seed: number;
  /** Histories of more events are left out, where a bench has some of several lengths. */
  readonly eventsMax: number;
  /** A line about what is being done. */
  say(line: string): void;
}
