import type { FieldIssue } from '#libs/domain';

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

/** The catalogue, by code; each has a page under /problems/<code>. */
export const PROBLEMS = {
  'race-unknown': {
    status: 404,
    exit: 3,
    title: 'There is no such race.',
    cause: 'No race with this id has been created in this record.',
    fix: 'List the races with GET /v1/races; create one with POST /v1/races.',
    retryable: false,
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A refusal on its way to whoever asked. */
export interface Problem {
  readonly problem: ProblemCode;
  /** What was wrong here, in a sentence. */
  readonly detail: string;
  readonly errors?: readonly FieldIssue[];
  /** Members of their own: `currentVersion`, `eventsSince` ... */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
}
