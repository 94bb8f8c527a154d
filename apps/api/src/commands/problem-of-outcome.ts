import type { CommandOutcome, CommandRequest, Problem } from '#libs/application';
import type { Refusal } from '#libs/domain';

type OutcomeOf<K extends CommandOutcome['kind']> = Extract<CommandOutcome, { kind: K }>;
type Problems = {
  readonly [K in CommandOutcome['kind']]: (
    outcome: OutcomeOf<K>,
    request: CommandRequest,
  ) => Problem | undefined;
};

const RETRY_AFTER_SECONDS = 1;

const none = () => undefined;

const PROBLEM_OF: Problems = {
  recorded: none,
  unchanged: none,
  'would-record': none,
  refused: ({ refusals, version }) => refused(refusals, version),
  'version-conflict': ({ version }, { stream, ifMatch }) =>
    version === 0
      ? { problem: 'race-unknown', detail: `There is no "${stream}" yet, at any version.` }
      : {
          problem: 'version-conflict',
          detail: `The race is at version ${version}, not at ${ifMatch ?? 'the one demanded'}.`,
          members: { currentVersion: version },
        },
  'key-reused': (_, { cid }) => ({
    problem: 'idempotency-key-reused',
    detail: `The key "${cid}" was used on this race for a command with another body.`,
  }),
  'outcome-unknown': (_, { cid }) => ({
    problem: 'outcome-unknown',
    detail: `The log has not confirmed the command in time; send the same body again with Idempotency-Key: ${cid}.`,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  }),
  'read-only': ({ reason }) => ({
    problem: 'race-read-only',
    detail: reason,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  }),
  'not-ready': ({ reason }) => ({
    problem: 'not-ready',
    detail: reason,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  }),
};

/** The problem that an outcome is for its sender; undefined for one that is none. */
export function problemOfOutcome<K extends CommandOutcome['kind']>(
  outcome: OutcomeOf<K>,
  request: CommandRequest,
): Problem | undefined {
  const problemOf: (typeof PROBLEM_OF)[K] = PROBLEM_OF[outcome.kind];
  return problemOf(outcome, request);
}

/** A document that is wrong in itself is told first: the record is asked only about one that is well formed. */
function refused(refusals: readonly Refusal[], version: number): Problem {
  const isMalformed = refusals.some(({ kind }) => kind === 'malformed');
  const errors = refusals.map(({ pointer, code, detail }) => ({ pointer, code, detail }));
  const missing = refusals.find(({ code }) => code === 'race-unknown');
  if (missing !== undefined) return { problem: 'race-unknown', detail: missing.detail };
  return {
    problem: isMalformed ? 'command-malformed' : 'command-refused',
    detail: errors.map(({ detail }) => detail).join(' '),
    errors,
    members: { currentVersion: version },
  };
}
