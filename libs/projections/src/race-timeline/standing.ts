import type { FactId, KnownFacts, Revision } from '#libs/domain';
import { compareInSlot } from '#libs/domain';
import type { FactType } from './headlines.js';

/** What a fact makes of the one that it follows [F4]; null where it takes nothing of it back. */
const STANDING: Readonly<Record<FactType, string | null>> = {
  RaceCreated: null,
  CoverageChanged: null,
  ElectionScheduled: null,
  ElectionDateProposed: null,
  ElectionRescheduled: 'rescheduled',
  ElectionCanceled: 'canceled',
  RaceCanceled: 'canceled',
  ElectionAnnulled: 'annulled',
  CalendarDeadlineSet: null,
  RunoffScheduled: null,
  SeatVacated: null,
  OfficeholderSwornIn: null,
  IncumbentIntentDeclared: null,
  IncumbentIntentReversed: 'reversed',
  CandidacyExploring: null,
  CandidacyDeclared: null,
  CandidacyWriteInDeclared: null,
  CandidacyNominated: null,
  CandidacyFiled: null,
  CandidacyQualified: null,
  CandidacyDisqualified: null,
  CandidacyObjected: null,
  ObjectionResolved: 'resolved',
  CandidacyWithdrawn: 'withdrawn',
  CandidacyDied: 'deceased',
  CandidacyReplaced: 'replaced',
  CandidacyReinstated: 'reinstated',
  CandidacyConceded: null,
  ConcessionRetracted: 'retracted',
  EndorsementAnnounced: null,
  EndorsementRescinded: 'rescinded',
  EndorsementDeclined: null,
  EndorsementGroupClaimed: null,
  SlatingDecided: null,
  CommitteeLinked: null,
  FinanceReported: null,
  FinanceReportAmended: 'amended',
  FinanceReportTerminated: null,
  ContributionReported: null,
  FinanceSummaryReported: null,
  FinanceComparisonClaimed: null,
  PollPublished: null,
  PollWithdrawn: 'withdrawn',
  RatingChanged: null,
  DebateScheduled: null,
  DebateRescheduled: 'rescheduled',
  DebateCanceled: 'canceled',
  DebateHeld: 'held',
  DebateParticipationDeclined: null,
  StatementMade: null,
  StatementRetracted: 'retracted',
  StatementClarified: 'clarified',
  AssessmentReported: null,
  FieldReported: null,
  PostHeld: null,
  PostEnded: 'ended',
  RelationAsserted: null,
  RelationEnded: 'ended',
  PollsClosed: null,
  TabulationStatusChanged: null,
  ResultsUpdated: null,
  RaceCalled: null,
  RaceCallRetracted: 'retracted',
  RaceCallOverridden: null,
  RecountRequested: null,
  RecountOrdered: 'ordered',
  RecountCompleted: 'completed',
  RaceChallenged: null,
  ChallengeDecided: 'decided',
  ResultsCertified: null,
  PersonRegistered: null,
  OrganizationRegistered: null,
  OfficeDefined: null,
  PartyDefined: null,
  SourceRegistered: null,
  PersonRenamed: null,
  AliasAdded: null,
  ExternalIdentifierAdded: null,
  PersonMerged: null,
  PersonSplit: 'split',
  OrganizationMerged: null,
  OrganizationSplit: 'split',
  ImportStarted: null,
  ImportCompleted: null,
};

export interface Standing {
  readonly value: string;
  /** The fact that made it so. */
  readonly by: Revision;
}

/** What became of facts that others follow: of several, what the last in order says. */
export function standingsOf({ slots }: KnownFacts): ReadonlyMap<FactId, Standing> {
  const standings = new Map<FactId, Standing>();
  for (const revisions of slots.values()) {
    for (const revision of revisions) {
      const value = STANDING[revision.type as FactType] ?? null;
      if (value === null || revision.follows === null) continue;
      const known = standings.get(revision.follows);
      if (known === undefined || compareInSlot(revision, known.by) > 0)
        standings.set(revision.follows, { value, by: revision });
    }
  }
  return standings;
}
