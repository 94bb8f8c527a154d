import type { ProblemKind } from './problem-kind.js';

/** What can become of a command that is not recorded. */
export const COMMAND_PROBLEMS = {
  'command-malformed': {
    status: 400,
    exit: 2,
    title: 'The command document is not well formed.',
    cause:
      'A field is missing, unknown, or holds what it cannot hold; each error points at its field.',
    fix: 'Correct the fields that the errors point at; GET /v1/schemas has the schema of each command.',
    retryable: false,
  },
  'command-refused': {
    status: 422,
    exit: 1,
    title: 'The record does not allow this command.',
    cause: 'The document is well formed, but contradicts what the race already holds.',
    fix: 'Read the errors and the state of the race; correct or retract what is wrong there first.',
    retryable: false,
  },
  'version-conflict': {
    status: 412,
    exit: 5,
    title: 'The race is at another version.',
    cause: 'If-Match demands a version that the race is not at.',
    fix: 'Read eventsSince, decide again, and send the command with the current version or without If-Match.',
    retryable: false,
  },
  'idempotency-key-reused': {
    status: 422,
    exit: 5,
    title: 'This idempotency key belongs to another command.',
    cause:
      'A command with the same key and another body was recorded on this race; keys never expire.',
    fix: 'Use a new key for a new command; send the same body to get the first result again.',
    retryable: false,
  },
  'outcome-unknown': {
    status: 503,
    exit: 6,
    title: 'It is not known whether the command was recorded.',
    cause: 'The log did not confirm the command within the time limit.',
    fix: 'Send the same body again with the same Idempotency-Key; it is recorded once at most.',
    retryable: true,
  },
  'race-read-only': {
    status: 503,
    exit: 6,
    title: 'This process cannot write to this race.',
    cause: 'The race holds an event that this program does not know; a newer one runs beside it.',
    fix: 'Send the command again later, or to a process that runs the newer program.',
    retryable: true,
  },
  'not-ready': {
    status: 503,
    exit: 6,
    title: 'This process is not ready.',
    cause: 'It has not read the log to its end yet, or cannot reach it.',
    fix: 'Try again after Retry-After; GET /health/ready says what is missing.',
    retryable: true,
  },
  'replay-running': {
    status: 409,
    exit: 5,
    title: 'A replay is running.',
    cause: 'One generation of read models is built at a time.',
    fix: 'Wait for it; GET /admin/v1/replays shows its progress.',
    retryable: true,
  },
  'replay-unknown': {
    status: 404,
    exit: 3,
    title: 'There is no such replay.',
    cause: 'This process has started no replay with this id since it runs.',
    fix: 'List them with GET /admin/v1/replays.',
    retryable: false,
  },
} as const satisfies Record<string, ProblemKind>;
