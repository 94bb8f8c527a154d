import type { DateReader, Decider } from '#libs/domain';
import type { Clock, EventLog, Logger } from '#libs/ports';
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
  readonly limits?: Partial<WriterLimits>;
  /** Measured with every append, where it is given. */
  readonly skew?: ClockSkew | undefined;
}
