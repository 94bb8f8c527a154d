/** One kind of problem: the same for HTTP, the command line and the docs. */
export interface ProblemKind {
  /** HTTP status. */
  readonly status: number;
  /** Exit code of the command line. */
  readonly exit: number;
  readonly title: string;
  /** Why it happens, in a sentence. */
  readonly cause: string;
  /** What to do, in a sentence. */
  readonly fix: string;
  readonly retryable: boolean;
}
