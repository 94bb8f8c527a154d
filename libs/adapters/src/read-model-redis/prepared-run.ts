import type { AcceptedEvent } from '#libs/ports';
import type { PageWrites } from '../as-of-index/page-writes.js';
import type { RaceRun } from '../race-history/race-run.js';
import type { RaceRewrite } from './race-rewrite.js';

/** What one run makes of its race, if the race is then as its writer knows it. */
interface Prepared {
  readonly run: RaceRun;
  readonly version: number;
  readonly before: string;
  readonly writer: string;
}

/** Something is appended to the race. */
export interface PreparedRun extends Prepared {
  /** Of the pages that it is appended to. */
  readonly edition: number;
  readonly events: readonly AcceptedEvent[];
  /** Everyone whom nothing before these events names in the race. */
  readonly names: readonly string[];
  readonly writes: PageWrites;
}

/** Something of the race is redacted: it is written anew. */
export interface PreparedRewrite extends Prepared {
  readonly rewrite: RaceRewrite;
}
