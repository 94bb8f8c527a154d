import type { EventType } from '#libs/domain';
import type { SourceDocument } from '../held/source-book.js';
import { LIST_ITEMS_MAX, type ListWindow } from '../race-state/bounds.js';
import { showCalendar } from '../race-state/calendar.js';
import { showCalls } from '../race-state/calls.js';
import { CANDIDATES_MAX, showCandidates } from '../race-state/candidate-document.js';
import { candidateStates, type CandidateState } from '../race-state/candidates.js';
import { cashStates, showFinance } from '../race-state/cash.js';
import { showComparisons } from '../race-state/comparisons.js';
import { showDebates } from '../race-state/debates.js';
import { showDisputes } from '../race-state/disputes.js';
import { isElectionOver, showElection } from '../race-state/election.js';
import { endorsementStates, showEndorsements } from '../race-state/endorsements.js';
import { showFalseReports } from '../race-state/false-reports.js';
import { showFieldReports } from '../race-state/field-reports.js';
import { showGroupClaims } from '../race-state/group-claims.js';
import { TYPE_OF_LIST } from '../race-state/list-types.js';
import { namedCandidates } from '../race-state/people.js';
import { showPolls } from '../race-state/polls.js';
import { showRatings } from '../race-state/ratings.js';
import { showChallenges, showRecounts, showTabulation } from '../race-state/recounts.js';
import { showResults, UNITS_MAX } from '../race-state/results.js';
import { showSlating } from '../race-state/slating.js';
import { contextOf, type RaceStateInput, type StateContext } from '../race-state/state-input.js';

/** The lists of a state that are also read on their own, whole and page by page. */
export const RACE_PARTS = [
  'candidates',
  'endorsements',
  'finance',
  'polls',
  'results',
  'calls',
  'calendar',
  'group-claims',
  'slating',
  'ratings',
  'debates',
  'tabulation',
  'recounts',
  'challenges',
  'comparisons',
  'field-reports',
  'disputes',
  'false-reports',
] as const;
export type RacePart = (typeof RACE_PARTS)[number];

/** The part that lists what facts of these types come to; undefined where there is none. */
export const partOf = ([type]: readonly EventType[]): RacePart | undefined =>
  RACE_PARTS.find((part) => type !== undefined && TYPE_OF_LIST[LIST_OF[part]] === type);

/** How many items of a part the state shows: where the rest of it begins. */
export const shownOfPart = (part: RacePart): number => LIMITS[part] ?? LIST_ITEMS_MAX;

const LIMITS: Partial<Record<RacePart, number>> = {
  candidates: CANDIDATES_MAX,
  results: UNITS_MAX,
};

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
  calendar: 'calendar',
  'group-claims': 'groupClaims',
  slating: 'slating',
  ratings: 'ratings',
  debates: 'debates',
  tabulation: 'results/tabulation',
  recounts: 'recounts',
  challenges: 'challenges',
  comparisons: 'comparisons',
  'field-reports': 'fieldReports',
  disputes: 'disputes',
  'false-reports': 'falseReports',
} as const satisfies Record<RacePart, string>;

/** One page of a part of the state at V, as known at K: the same held values that the state shows. */
export function racePart(
  input: RaceStateInput,
  part: RacePart,
  page: Omit<ListWindow, 'list'>,
): RacePartPage {
  const context = contextOf(input, { ...page, list: LIST_OF[part] });
  const items = SHOWN[part](context, input);
  return { total: context.bounds.total, items, sources: context.book.all() };
}

type Show = (context: StateContext, input: RaceStateInput) => readonly object[];

const SHOWN: { readonly [Part in RacePart]: Show } = {
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
  calendar: (context) => showCalendar(context, showElection(context)),
  'group-claims': showGroupClaims,
  slating: showSlating,
  ratings: showRatings,
  debates: showDebates,
  tabulation: showTabulation,
  recounts: showRecounts,
  challenges: showChallenges,
  comparisons: (context) => showComparisons(context, cashStates(context)),
  'field-reports': (context) => showFieldReports(context, fieldOf(context)),
  disputes: (context) => context.bounds.list('disputes', showDisputes(context)),
  'false-reports': (context, { falseReports }) => showFalseReports(falseReports, context),
};

/** Everyone whom a held fact names as a candidate, evaluated. */
export const fieldOf = (context: StateContext): readonly CandidateState[] =>
  candidateStates(context, namedCandidates(context), isElectionOver(context));
