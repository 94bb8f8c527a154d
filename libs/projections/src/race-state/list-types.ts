import type { EventType } from '#libs/domain';

/** By which type of event each list of a state is named where its rest is looked for. */
export const TYPE_OF_LIST: Readonly<Record<string, EventType>> = {
  candidates: 'CandidacyDeclared',
  endorsements: 'EndorsementAnnounced',
  polls: 'PollPublished',
  'results/units': 'ResultsUpdated',
  'results/tabulation': 'TabulationStatusChanged',
  calls: 'RaceCalled',
  calendar: 'CalendarDeadlineSet',
  groupClaims: 'EndorsementGroupClaimed',
  slating: 'SlatingDecided',
  ratings: 'RatingChanged',
  debates: 'DebateScheduled',
  recounts: 'RecountRequested',
  challenges: 'RaceChallenged',
  comparisons: 'FinanceComparisonClaimed',
  fieldReports: 'FieldReported',
  disputes: 'EventDisputed',
  falseReports: 'EventRetracted',
};

/** The same for lists inside of an item: the last step of their names says which. */
const TYPE_OF_INNER: Readonly<Record<string, EventType>> = {
  acceptances: 'RaceCallOverridden',
  declined: 'DebateParticipationDeclined',
  cash: 'FinanceReported',
  committees: 'CommitteeLinked',
  posts: 'PostHeld',
  assessments: 'AssessmentReported',
  objections: 'CandidacyObjected',
};

/** @param list as the state bounds it: `calls`, `candidates/anna-valencia/cash`. */
export const typeOfList = (list: string): EventType | undefined =>
  TYPE_OF_LIST[list] ?? TYPE_OF_INNER[list.slice(list.lastIndexOf('/') + 1)];
