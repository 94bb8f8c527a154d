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
  'parameter-invalid': {
    status: 400,
    exit: 2,
    title: 'A query parameter cannot be read.',
    cause: 'A parameter has a value that this question does not know, or is not known itself.',
    fix: 'Correct the parameter that the errors name.',
    retryable: false,
  },
  'time-parameters-conflict': {
    status: 400,
    exit: 2,
    title: 'The time parameters contradict one another.',
    cause: 'asOf sets both validAt and knownAt, and atVersion says what is known by number.',
    fix: 'Give asOf alone, or validAt and knownAt, or validAt and atVersion.',
    retryable: false,
  },
  'known-time-in-future': {
    status: 400,
    exit: 2,
    title: 'What will be known in the future cannot be asked.',
    cause: 'knownAt, or the knownAt that asOf sets, begins after now.',
    fix: 'Ask with a knownAt that has passed; a validAt may lie ahead.',
    retryable: false,
  },
  'version-above-head': {
    status: 400,
    exit: 2,
    title: 'The race has no such version yet.',
    cause: 'atVersion is greater than the number of events of the race.',
    fix: 'Ask for a version up to the one that GET /v1/races/{race} shows; to wait for a write of your own use minVersion.',
    retryable: false,
  },
  'cursor-invalid': {
    status: 400,
    exit: 2,
    title: 'This is no cursor of this list.',
    cause: 'The value of after does not come from a reply of this list.',
    fix: 'Take it from links.next or links.poll of a reply, or leave it out to begin at the start.',
    retryable: false,
  },
  'event-unknown': {
    status: 404,
    exit: 3,
    title: 'There is no such event.',
    cause: 'No event with this id is in this record.',
    fix: 'Take ids from GET /v1/events or from a reply to a command.',
    retryable: false,
  },
  'fact-unknown': {
    status: 404,
    exit: 3,
    title: 'There is no such fact.',
    cause:
      'No fact with this id is in this record; an event that corrects or retracts another is no fact of its own.',
    fix: 'Take ids from the state or the timeline of a race.',
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
