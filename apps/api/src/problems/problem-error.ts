import type { Problem } from '#libs/application';

/** Carries a problem to the filter that answers it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}
