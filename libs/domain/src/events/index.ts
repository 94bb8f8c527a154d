import type { EventEnvelope } from '../event/timeline-event.js';
import { AliasAdded } from './alias-added.event.js';
import { AssessmentReported } from './assessment-reported.event.js';
import { CalendarDeadlineSet } from './calendar-deadline-set.event.js';
import { CandidacyConceded } from './candidacy-conceded.event.js';
import { CandidacyDeclared } from './candidacy-declared.event.js';
import { CandidacyDied } from './candidacy-died.event.js';
import { CandidacyDisqualified } from './candidacy-disqualified.event.js';
import { CandidacyExploring } from './candidacy-exploring.event.js';
import { CandidacyFiled } from './candidacy-filed.event.js';
import { CandidacyNominated } from './candidacy-nominated.event.js';
import { CandidacyObjected } from './candidacy-objected.event.js';
import { CandidacyQualified } from './candidacy-qualified.event.js';
import { CandidacyReinstated } from './candidacy-reinstated.event.js';
import { CandidacyReplaced } from './candidacy-replaced.event.js';
import { CandidacyWithdrawn } from './candidacy-withdrawn.event.js';
import { CandidacyWriteInDeclared } from './candidacy-write-in-declared.event.js';
import { ChallengeDecided } from './challenge-decided.event.js';
import { CommitteeLinked } from './committee-linked.event.js';
import { ConcessionRetracted } from './concession-retracted.event.js';
import { ConflictResolved } from './conflict-resolved.event.js';
import { ContributionReported } from './contribution-reported.event.js';
import { CoverageChanged } from './coverage-changed.event.js';
import { DebateCanceled } from './debate-canceled.event.js';
import { DebateHeld } from './debate-held.event.js';
import { DebateParticipationDeclined } from './debate-participation-declined.event.js';
import { DebateRescheduled } from './debate-rescheduled.event.js';
import { DebateScheduled } from './debate-scheduled.event.js';
import { ElectionAnnulled } from './election-annulled.event.js';
import { ElectionCanceled } from './election-canceled.event.js';
import { ElectionDateProposed } from './election-date-proposed.event.js';
import { ElectionRescheduled } from './election-rescheduled.event.js';
import { ElectionScheduled } from './election-scheduled.event.js';
import { EndorsementAnnounced } from './endorsement-announced.event.js';
import { EndorsementDeclined } from './endorsement-declined.event.js';
import { EndorsementGroupClaimed } from './endorsement-group-claimed.event.js';
import { EndorsementRescinded } from './endorsement-rescinded.event.js';
import { EventCorrected } from './event-corrected.event.js';
import { EventDisputed } from './event-disputed.event.js';
import { EventRedacted } from './event-redacted.event.js';
import { EventRetracted } from './event-retracted.event.js';
import { ExternalIdentifierAdded } from './external-identifier-added.event.js';
import { FieldReported } from './field-reported.event.js';
import { FinanceComparisonClaimed } from './finance-comparison-claimed.event.js';
import { FinanceReportAmended } from './finance-report-amended.event.js';
import { FinanceReportTerminated } from './finance-report-terminated.event.js';
import { FinanceReportWithdrawn } from './finance-report-withdrawn.event.js';
import { FinanceReported } from './finance-reported.event.js';
import { FinanceSummaryReported } from './finance-summary-reported.event.js';
import { ImportCompleted } from './import-completed.event.js';
import { ImportStarted } from './import-started.event.js';
import { IncumbentIntentDeclared } from './incumbent-intent-declared.event.js';
import { IncumbentIntentReversed } from './incumbent-intent-reversed.event.js';
import { ObjectionResolved } from './objection-resolved.event.js';
import { OfficeDefined } from './office-defined.event.js';
import { OfficeholderSwornIn } from './officeholder-sworn-in.event.js';
import { OrganizationMerged } from './organization-merged.event.js';
import { OrganizationRegistered } from './organization-registered.event.js';
import { OrganizationSplit } from './organization-split.event.js';
import { PartyDefined } from './party-defined.event.js';
import { PersonMerged } from './person-merged.event.js';
import { PersonRegistered } from './person-registered.event.js';
import { PersonRenamed } from './person-renamed.event.js';
import { PersonSplit } from './person-split.event.js';
import { PollPublished } from './poll-published.event.js';
import { PollWithdrawn } from './poll-withdrawn.event.js';
import { PollsClosed } from './polls-closed.event.js';
import { PostEnded } from './post-ended.event.js';
import { PostHeld } from './post-held.event.js';
import { RaceCallOverridden } from './race-call-overridden.event.js';
import { RaceCallRetracted } from './race-call-retracted.event.js';
import { RaceCalled } from './race-called.event.js';
import { RaceCanceled } from './race-canceled.event.js';
import { RaceChallenged } from './race-challenged.event.js';
import { RaceCreated } from './race-created.event.js';
import { RatingChanged } from './rating-changed.event.js';
import { RecountCompleted } from './recount-completed.event.js';
import { RecountOrdered } from './recount-ordered.event.js';
import { RecountRequested } from './recount-requested.event.js';
import { RelationAsserted } from './relation-asserted.event.js';
import { RelationEnded } from './relation-ended.event.js';
import { ResultsCertified } from './results-certified.event.js';
import { ResultsUpdated } from './results-updated.event.js';
import { RunoffScheduled } from './runoff-scheduled.event.js';
import { SeatVacated } from './seat-vacated.event.js';
import { SlatingDecided } from './slating-decided.event.js';
import { SourceAdded } from './source-added.event.js';
import { SourceRegistered } from './source-registered.event.js';
import { StatementClarified } from './statement-clarified.event.js';
import { StatementMade } from './statement-made.event.js';
import { StatementRetracted } from './statement-retracted.event.js';
import { TabulationStatusChanged } from './tabulation-status-changed.event.js';
import type { DataOfDefinition } from './define-event.js';

/** The catalogue: every event type that the log may hold, by name. */
export const EVENTS = {
  RaceCreated,
  CoverageChanged,
  ElectionScheduled,
  ElectionDateProposed,
  ElectionRescheduled,
  ElectionCanceled,
  RaceCanceled,
  ElectionAnnulled,
  CalendarDeadlineSet,
  RunoffScheduled,
  SeatVacated,
  OfficeholderSwornIn,
  IncumbentIntentDeclared,
  IncumbentIntentReversed,
  CandidacyExploring,
  CandidacyDeclared,
  CandidacyWriteInDeclared,
  CandidacyNominated,
  CandidacyFiled,
  CandidacyQualified,
  CandidacyDisqualified,
  CandidacyObjected,
  ObjectionResolved,
  CandidacyWithdrawn,
  CandidacyDied,
  CandidacyReplaced,
  CandidacyReinstated,
  CandidacyConceded,
  ConcessionRetracted,
  EndorsementAnnounced,
  EndorsementRescinded,
  EndorsementDeclined,
  EndorsementGroupClaimed,
  SlatingDecided,
  CommitteeLinked,
  FinanceReported,
  FinanceReportAmended,
  FinanceReportTerminated,
  FinanceSummaryReported,
  ContributionReported,
  FinanceComparisonClaimed,
  PollPublished,
  PollWithdrawn,
  RatingChanged,
  DebateScheduled,
  DebateRescheduled,
  DebateCanceled,
  DebateHeld,
  DebateParticipationDeclined,
  StatementMade,
  StatementRetracted,
  StatementClarified,
  AssessmentReported,
  FieldReported,
  PostHeld,
  PostEnded,
  RelationAsserted,
  RelationEnded,
  PollsClosed,
  ResultsUpdated,
  TabulationStatusChanged,
  ResultsCertified,
  RaceCalled,
  RaceCallRetracted,
  RaceCallOverridden,
  RecountRequested,
  RecountOrdered,
  RecountCompleted,
  RaceChallenged,
  ChallengeDecided,
  PersonRegistered,
  OrganizationRegistered,
  OfficeDefined,
  PartyDefined,
  SourceRegistered,
  PersonRenamed,
  AliasAdded,
  ExternalIdentifierAdded,
  PersonMerged,
  PersonSplit,
  OrganizationMerged,
  OrganizationSplit,
  ImportStarted,
  ImportCompleted,
  EventCorrected,
  EventRetracted,
  FinanceReportWithdrawn,
  SourceAdded,
  EventDisputed,
  ConflictResolved,
  EventRedacted,
} as const;

export type EventType = keyof typeof EVENTS;
export type DataOf<T extends EventType> = DataOfDefinition<(typeof EVENTS)[T]>;
export type EventOf<T extends EventType> = EventEnvelope<T, DataOf<T>>;
export type TimelineEvent = { [T in EventType]: EventOf<T> }[EventType];
