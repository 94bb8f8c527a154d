import type { FieldIssue } from '#libs/domain';
import { COMMAND_PROBLEMS } from './problems/command-problems.js';
import type { ProblemKind } from './problems/problem-kind.js';
import { QUESTION_PROBLEMS } from './problems/question-problems.js';
import { REQUEST_PROBLEMS } from './problems/request-problems.js';

export type { ProblemKind } from './problems/problem-kind.js';

/** The catalogue, by code; each has a page under /problems/<code>. */
export const PROBLEMS = {
  ...QUESTION_PROBLEMS,
  ...COMMAND_PROBLEMS,
  ...REQUEST_PROBLEMS,
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

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'problem' in value;
