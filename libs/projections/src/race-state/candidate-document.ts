import type { CashState } from './cash.js';
import { showCash } from './cash.js';
import { type CandidateDocument, type CandidateState, showCandidacy } from './candidates.js';
import { showCommittees } from './committees.js';
import { countedByCandidate, type EndorsementState } from './endorsements.js';
import { showConcession, showLabels, showObjections } from './labels.js';
import { showPosts } from './posts.js';
import type { StateContext } from './state-input.js';

/** Candidates whom a state shows; a recall has had 135. */
export const CANDIDATES_MAX = 500;

const NOBODY = { certain: 0, possible: 0 } as const;

interface Field {
  readonly candidates: readonly CandidateState[];
  readonly endorsements: readonly EndorsementState[];
  readonly cash: readonly CashState[];
}

/** Everyone whom a held fact names as a candidate, with what is held of them [A3]. */
export function showCandidates(
  { candidates, endorsements, cash }: Field,
  context: StateContext,
): readonly CandidateDocument[] {
  const endorsed = countedByCandidate(endorsements);
  return context.bounds.list('candidates', candidates, CANDIDATES_MAX).map((candidate) => {
    const { id } = candidate.named;
    const conceded = showConcession(context, id);
    return {
      ...showCandidacy(candidate, context),
      ...(conceded && { conceded }),
      objections: showObjections(context, id),
      endorsements: endorsed.get(id) ?? NOBODY,
      cash: showCash(cash, id, context),
      committees: showCommittees(context, id),
      posts: showPosts(context, id),
      assessments: showLabels(context, id),
    };
  });
}
