import type { Bounds } from './bounds.js';
import type { CashState } from './cash.js';
import { showCash } from './cash.js';
import { type CandidateDocument, type CandidateState, showCandidacy } from './candidates.js';
import { countedFor, type EndorsementState } from './endorsements.js';
import { showCommittees, showConcession, showLabels, showObjections } from './labels.js';
import { showPosts } from './posts.js';
import type { StateContext } from './state-input.js';

/** Candidates whom a state shows; a recall has had 135. */
export const CANDIDATES_MAX = 500;

interface Field {
  readonly candidates: readonly CandidateState[];
  readonly endorsements: readonly EndorsementState[];
  readonly cash: readonly CashState[];
  readonly bounds: Bounds;
}

/** Everyone whom a held fact names as a candidate, with what is held of them [A3]. */
export function showCandidates(
  { candidates, endorsements, cash, bounds }: Field,
  context: StateContext,
): readonly CandidateDocument[] {
  return bounds.list('candidates', candidates, CANDIDATES_MAX).map((candidate) => {
    const { id } = candidate.named;
    const list = <Item>(name: string, items: readonly Item[]) =>
      bounds.list(`candidates/${id}/${name}`, items);
    const conceded = showConcession(context, id);
    return {
      ...showCandidacy(candidate, context),
      ...(conceded && { conceded }),
      objections: list('objections', showObjections(context, id)),
      endorsements: countedFor(endorsements, id),
      cash: list('cash', showCash(cash, id, context)),
      committees: list('committees', showCommittees(context, id)),
      posts: list('posts', showPosts(context, id)),
      assessments: list('assessments', showLabels(context, id)),
    };
  });
}
