import { certaintyOf, type Certainty, type Count, countOf } from '../held/count.js';
import type { HeldValue } from '../held/held-value.js';
import { type JsonPart, openJsonParts } from '../held/json-text.js';
import type { SourceDocument } from '../held/source-book.js';
import type { CutDocument } from './bounds.js';
import { type CalendarDocument, type RunoffValue, showCalendar, showRunoff } from './calendar.js';
import { type CallDocument, type CertificateValue, showCalls, showCertification } from './calls.js';
import { cashStates } from './cash.js';
import { type CandidateDocument, candidateStates, type CandidateState } from './candidates.js';
import { showCandidates } from './candidate-document.js';
import { type ComparisonDocument, showComparisons } from './comparisons.js';
import { type CoverageDocument, showCoverage } from './coverage.js';
import { type DebateDocument, showDebates } from './debates.js';
import { type DisputeDocument, showDisputes } from './disputes.js';
import { type ElectionDocument, isElectionOver, showElection } from './election.js';
import {
  countedByOffice,
  type EndorsementDocument,
  type EndorsementState,
  endorsementStates,
  showEndorsements,
} from './endorsements.js';
import { type FalseReportDocument, showFalseReports } from './false-reports.js';
import { type FieldReportDocument, showFieldReports } from './field-reports.js';
import { type GroupClaimDocument, showGroupClaims } from './group-claims.js';
import { type IncumbentDocument, showIncumbent } from './incumbent.js';
import type { ListDocument } from './list.js';
import { typeOfList } from './list-types.js';
import { namedCandidates } from './people.js';
import { type PollDocument, showPolls } from './polls.js';
import { type RaceDocument, showRace } from './race-document.js';
import { type RatingDocument, showRatings } from './ratings.js';
import {
  type ChallengeDocument,
  type RecountDocument,
  showChallenges,
  showRecounts,
} from './recounts.js';
import { type ResultsDocument, showResults } from './results.js';
import { type SeatValue, showSeat } from './seat.js';
import { showSlating, type SlatingDocument } from './slating.js';
import { contextOf, type RaceStateInput, type StateContext } from './state-input.js';
import { showTotal, type TotalDocument } from './totals.js';

export interface CountsDocument {
  readonly running: Count;
  readonly onBallot: Count;
  readonly candidates: Count;
  readonly endorsements: Count;
  readonly endorsementsByOffice: Readonly<Record<string, Count>>;
}

/** The state document without what depends on how it was asked: `meta` and `links`. */
export interface RaceStateBody {
  readonly race: RaceDocument;
  readonly election: ElectionDocument;
  readonly calendar: readonly CalendarDocument[];
  readonly runoff: HeldValue<RunoffValue> | null;
  readonly coverage: CoverageDocument;
  readonly counts: CountsDocument;
  readonly candidates: readonly CandidateDocument[];
  readonly endorsements: ListDocument<EndorsementDocument>;
  readonly groupClaims: readonly GroupClaimDocument[];
  readonly slating: readonly SlatingDocument[];
  readonly polls: ListDocument<PollDocument>;
  readonly ratings: readonly RatingDocument[];
  readonly debates: readonly DebateDocument[];
  readonly results: ResultsDocument;
  readonly calls: readonly CallDocument[];
  readonly certification: HeldValue<CertificateValue> | null;
  readonly recounts: readonly RecountDocument[];
  readonly challenges: readonly ChallengeDocument[];
  readonly incumbent: IncumbentDocument | null;
  readonly seat: HeldValue<SeatValue> | null;
  readonly comparisons: readonly ComparisonDocument[];
  readonly fieldReports: readonly FieldReportDocument[];
  readonly statements: TotalDocument;
  readonly relations: TotalDocument;
  readonly posts: TotalDocument;
  readonly assessments: TotalDocument;
  readonly contributions: TotalDocument;
  readonly disputes: readonly DisputeDocument[];
  readonly falseReports: readonly FalseReportDocument[];
  /** Lists that were cut to their limit: how many there are; absent where none was. */
  readonly cut?: Readonly<Record<string, CutDocument>>;
  readonly sources: Readonly<Record<string, SourceDocument>>;
}

/**
 * The state of a race at V, as known at K: one pure function of its held facts [A1]. The same facts
 * give the same bytes, in whatever order they come.
 */
export function raceState(input: RaceStateInput): RaceStateBody {
  const context = contextOf(input);
  const body = bodyOf(input, context);
  return { ...body, sources: context.book.all() };
}

/** The same as the parts of its JSON, without the brace that closes it: more follows. */
export function raceStateParts(input: RaceStateInput): readonly JsonPart[] {
  const context = contextOf(input);
  const body = bodyOf(input, context);
  return openJsonParts(body, { name: 'sources', fields: context.book.fields() });
}

/** All but the sources, which are those of everything that is shown. */
function bodyOf(input: RaceStateInput, context: StateContext): Omit<RaceStateBody, 'sources'> {
  const named = namedCandidates(context);
  const candidates = candidateStates(context, named, isElectionOver(context));
  const endorsements = endorsementStates(context, candidates);
  const cash = cashStates(context);
  const election = showElection(context);
  const body = {
    race: showRace(context.identity),
    election,
    calendar: showCalendar(context, election),
    runoff: showRunoff(context),
    coverage: showCoverage(context),
    counts: countsOf(candidates, endorsements),
    candidates: showCandidates({ candidates, endorsements, cash }, context),
    endorsements: showEndorsements(endorsements, context),
    groupClaims: showGroupClaims(context),
    slating: showSlating(context),
    polls: showPolls(context),
    ratings: showRatings(context),
    debates: showDebates(context),
    results: showResults(context),
    calls: showCalls(context),
    certification: showCertification(context),
    recounts: showRecounts(context),
    challenges: showChallenges(context),
    incumbent: showIncumbent(context),
    seat: showSeat(context),
    comparisons: showComparisons(context, cash),
    fieldReports: showFieldReports(context, candidates),
    ...totalsOf(context),
    disputes: context.bounds.list('disputes', showDisputes(context)),
    falseReports: showFalseReports(input.falseReports, context),
  };
  const nextOf = (list: string) => {
    const type = typeOfList(list);
    return type && context.listHref([type]);
  };
  return { ...body, ...context.bounds.document(nextOf) };
}

function countsOf(
  candidates: readonly CandidateState[],
  endorsements: readonly EndorsementState[],
): CountsDocument {
  return {
    running: countOf(candidates.map(({ running }) => running)),
    onBallot: countOf(candidates.map(({ onBallot }) => onBallotCertainty(onBallot))),
    candidates: countOf(candidates.map(({ named }) => named.named)),
    endorsements: countOf(endorsements.map(({ counted }) => counted)),
    endorsementsByOffice: countedByOffice(endorsements),
  };
}

/** A name that nobody says is on the ballot, or off it, may be on it. */
function onBallotCertainty(place: CandidateState['onBallot']): Certainty {
  if (certaintyOf(place, (value) => value === 'yes') === 'certain') return 'certain';
  return certaintyOf(place, (value) => value !== 'no') === 'no' ? 'no' : 'possible';
}

const totalsOf = (context: StateContext) => ({
  statements: showTotal(context, 'statement', ['StatementMade']),
  relations: showTotal(context, 'relation', ['RelationAsserted', 'RelationEnded']),
  posts: showTotal(context, 'post', ['PostHeld', 'PostEnded']),
  assessments: showTotal(context, 'assessment', ['AssessmentReported']),
  contributions: showTotal(context, 'contribution', ['ContributionReported']),
});
