import type { IdentityKind } from '#libs/domain';
import type { Problem, ProblemCode } from '../problems.js';

const UNKNOWN = {
  person: ['person-unknown', 'person'],
  organization: ['organization-unknown', 'organisation'],
  source: ['source-unknown', 'source'],
  office: ['record-unknown', 'office'],
  party: ['record-unknown', 'party'],
  import: ['record-unknown', 'import'],
} as const satisfies Record<IdentityKind, readonly [ProblemCode, string]>;

const SHOWN_MAX = 120;

/** Neither a record of its own nor a race says anything of it. */
export function recordUnknown(kind: IdentityKind, id: string): Problem {
  const [problem, noun] = UNKNOWN[kind];
  const shown = id.slice(0, SHOWN_MAX);
  return { problem, detail: `Nothing is recorded of the ${noun} "${shown}".` };
}
