import type { EventType } from '#libs/domain';
import type { SourceDocument } from '../held/source-book.js';
import type { ListWindow } from '../race-state/bounds.js';
import { showCalls } from '../race-state/calls.js';
import { showCandidates } from '../race-state/candidate-document.js';
import { candidateStates, type CandidateState } from '../race-state/candidates.js';
import { cashStates, showFinance } from '../race-state/cash.js';
import { isElectionOver } from '../race-state/election.js';
import { endorsementStates, showEndorsements } from '../race-state/endorsements.js';
import { namedCandidates } from '../race-state/people.js';
import { showPolls } from '../race-state/polls.js';
import { showResults } from '../race-state/results.js';
import { contextOf, type RaceStateInput, type StateContext } from '../race-state/state-input.js';

/** The lists of a state that are also read on their own, whole and page by page. */
export const RACE_PARTS = [
  'candidates',
  'endorsements',
  'finance',
  'polls',
  'results',
  'calls',
] as const;
export type RacePart = (typeof RACE_PARTS)[number];

/** Parts of which the state shows the first items only, by the type of event that makes such an item. */
const PART_OF: Partial<Record<EventType, RacePart>> = {
  EndorsementAnnounced: 'endorsements',
  PollPublished: 'polls',
};

/** The part that lists what facts of these types come to; undefined where there is none. */
export const partOf = ([type]: readonly EventType[]): RacePart | undefined =>
  type === undefined ? undefined : PART_OF[type];

export interface RacePartPage {
  /** How many items there are, those that may be there included. */
  readonly total: number;
  /** The items of this page, as the state shows them. */
  readonly items: readonly object[];
  /** What these items cite. */
  readonly sources: Readonly<Record<string, SourceDocument>>;
}

/** Which list of the state a part is, by the name under which the state bounds it. */
const LIST_OF = {
  candidates: 'candidates',
  endorsements: 'endorsements',
  finance: 'finance',
  polls: 'polls',
  results: 'results/units',
  calls: 'calls',
} as const satisfies Record<RacePart, string>;

/** One page of a part of the state at V, as known at K: the same held values that the state shows. */
export function racePart(
  input: RaceStateInput,
  part: RacePart,
  page: Omit<ListWindow, 'list'>,
): RacePartPage {
  const context = contextOf(input, { ...page, list: LIST_OF[part] });
  const items = SHOWN[part](context);
  return { total: context.bounds.total, items, sources: context.book.all() };
}

const SHOWN: { readonly [Part in RacePart]: (context: StateContext) => readonly object[] } = {
  candidates: (context) => {
    const candidates = fieldOf(context);
    const endorsements = endorsementStates(context, candidates);
    return showCandidates({ candidates, endorsements, cash: cashStates(context) }, context);
  },
  endorsements: (context) =>
    showEndorsements(endorsementStates(context, fieldOf(context)), context).items,
  finance: showFinance,
  polls: (context) => showPolls(context).items,
  results: (context) => showResults(context).units,
  calls: showCalls,
};

/** Everyone whom a held fact names as a candidate, evaluated. */
export const fieldOf = (context: StateContext): readonly CandidateState[] =>
  candidateStates(context, namedCandidates(context), isElectionOver(context));
