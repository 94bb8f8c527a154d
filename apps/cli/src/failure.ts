/** Exit codes of the command line, the same for every verb. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  notAllowed: 4,
  conflict: 5,
  unavailable: 6,
  interrupted: 130,
} as const;

/** What went wrong, in words for the one who typed the command; never a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    message: string,
    readonly exitCode: number,
    /** What the service said, where it said something: a problem document (RFC 9457). */
    readonly problem?: ProblemDocument,
  ) {
    super(message);
  }
}

/** The members of a problem document that the command line reads. */
export interface ProblemDocument {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly status?: number;
  readonly errors?: readonly { readonly pointer?: string; readonly detail?: string }[];
}
