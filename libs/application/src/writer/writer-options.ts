import type { DateReader, Decider } from '#libs/domain';
import type { Clock, EventLog, FoldStore, Logger } from '#libs/ports';
import type { ClockSkew } from '../log-fold/clock-skew.js';
import type { WriterLimits } from './writer-limits.js';

/** Which decider decides for streams of a kind: `race` for `race/<race id>`. */
export type Deciders = Readonly<Record<string, Decider<unknown>>>;

export interface WriterOptions {
  readonly log: EventLog;
  readonly deciders: Deciders;
  readonly clock: Clock;
  readonly dates: DateReader;
  readonly logger: Logger;
  /** Where the fold is kept for the next start; without it the log is read from its start each time. */
  readonly foldStore?: FoldStore | null;
  /** Told once what was kept turns out to be damaged: this writer is of no use any more, another one is. */
  readonly onDamaged?: () => void;
  readonly limits?: Partial<WriterLimits>;
  /** Measured with every append, where it is given. */
  readonly skew?: ClockSkew | undefined;
}
