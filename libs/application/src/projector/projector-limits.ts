import { KEEPING_LIMITS, type KeepingLimits } from '../log-fold/fold-keeping.js';

/** The limits of a projector, in milliseconds unless named otherwise. */
export interface ProjectorLimits extends KeepingLimits {
  /** Commits that are applied at once. */
  readonly commitsMax: number;
  /** How often the end of the log is asked for and progress is saved. */
  readonly progressMs: number;
  /** Pause before a read model that is away is tried again; doubled each time up to the greater. */
  readonly retryMsMin: number;
  readonly retryMsMax: number;
  /** More records behind the end of the log than this, and the projector is not ready. */
  readonly behindMax: number;
}

export const PROJECTOR_LIMITS: ProjectorLimits = {
  ...KEEPING_LIMITS,
  commitsMax: 500,
  progressMs: 1_000,
  retryMsMin: 100,
  retryMsMax: 5_000,
  behindMax: 5_000,
};
