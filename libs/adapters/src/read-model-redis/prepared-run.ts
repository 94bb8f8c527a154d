import type { AcceptedEvent } from '#libs/ports';
import type { PageWrites } from '../as-of-index/page-writes.js';
import type { RaceRun } from '../race-history/race-run.js';

/** What one run appends to its race, if the race is then as its writer knows it. */
export interface PreparedRun {
  readonly run: RaceRun;
  readonly version: number;
  readonly before: string;
  readonly writer: string;
  readonly events: readonly AcceptedEvent[];
  readonly writes: PageWrites;
}
