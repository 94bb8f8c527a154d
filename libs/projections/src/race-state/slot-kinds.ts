import type { Actor, EventType, Holder, Holders, Revision } from '#libs/domain';

export interface HeldSlot {
  readonly slot: string;
  /** At least one of them is possible. */
  readonly holders: Holders;
}

/** What a slot is about: which part of the state shows it. Events that assert nothing in a race have none. */
const KIND_OF = {
  RaceCreated: 'identity',
  PostHeld: 'post',
  PostEnded: 'post',
  ElectionScheduled: 'election',
  ElectionRescheduled: 'election',
  ElectionCanceled: 'election',
  RaceCanceled: 'election',
  ElectionAnnulled: 'election',
  ElectionDateProposed: 'proposal',
  CalendarDeadlineSet: 'deadline',
  RunoffScheduled: 'runoff',
  SeatVacated: 'seat',
  OfficeholderSwornIn: 'seat',
  IncumbentIntentDeclared: 'intent',
  IncumbentIntentReversed: 'intent',
  CandidacyExploring: 'exploring',
  CandidacyDeclared: 'entry',
  CandidacyWriteInDeclared: 'entry',
  CandidacyNominated: 'entry',
  CandidacyFiled: 'ballot',
  CandidacyQualified: 'ballot',
  CandidacyDisqualified: 'ballot',
  CandidacyWithdrawn: 'exit',
  CandidacyDied: 'exit',
  CandidacyReplaced: 'exit',
  CandidacyReinstated: 'exit',
  CandidacyObjected: 'objection',
  ObjectionResolved: 'objection',
  CandidacyConceded: 'concession',
  ConcessionRetracted: 'concession',
  EndorsementAnnounced: 'endorsement',
  EndorsementRescinded: 'endorsement',
  EndorsementDeclined: 'endorsement',
  EndorsementGroupClaimed: 'group-claim',
  SlatingDecided: 'slating',
  CommitteeLinked: 'committee',
  FinanceReported: 'cash',
  FinanceReportAmended: 'cash',
  FinanceReportTerminated: 'committee-status',
  ContributionReported: 'contribution',
  FinanceSummaryReported: 'cash',
  FinanceComparisonClaimed: 'comparison',
  FieldReported: 'field-report',
  PollPublished: 'poll',
  PollWithdrawn: 'standing',
  RatingChanged: 'rating',
  DebateScheduled: 'debate',
  DebateRescheduled: 'debate',
  DebateCanceled: 'debate',
  DebateHeld: 'debate',
  DebateParticipationDeclined: 'declined',
  StatementMade: 'statement',
  StatementRetracted: 'standing',
  StatementClarified: 'standing',
  AssessmentReported: 'assessment',
  RelationAsserted: 'relation',
  RelationEnded: 'relation',
  PollsClosed: 'polls-closed',
  TabulationStatusChanged: 'tabulation',
  ResultsUpdated: 'count',
  RaceCalled: 'call',
  RaceCallRetracted: 'call',
  RaceCallOverridden: 'acceptance',
  RecountRequested: 'recount',
  RecountOrdered: 'recount',
  RecountCompleted: 'recount',
  RaceChallenged: 'challenge',
  ChallengeDecided: 'challenge',
  ResultsCertified: 'certification',
  CoverageChanged: 'coverage',
  PersonRegistered: null,
  OrganizationRegistered: null,
  OfficeDefined: null,
  PartyDefined: null,
  SourceRegistered: null,
  PersonRenamed: null,
  AliasAdded: null,
  ExternalIdentifierAdded: null,
  PersonMerged: null,
  PersonSplit: null,
  OrganizationMerged: null,
  OrganizationSplit: null,
  ImportStarted: null,
  ImportCompleted: null,
  EventCorrected: null,
  EventRetracted: null,
  FinanceReportWithdrawn: null,
  SourceAdded: null,
  EventDisputed: null,
  ConflictResolved: null,
  EventRedacted: null,
} as const satisfies Record<EventType, string | null>;

export type SlotKind = NonNullable<(typeof KIND_OF)[EventType]>;
export type SlotsByKind = ReadonlyMap<SlotKind, readonly HeldSlot[]>;

const NO_SLOTS: readonly HeldSlot[] = [];

export const slotsOf = (slots: SlotsByKind, kind: SlotKind): readonly HeldSlot[] =>
  slots.get(kind) ?? NO_SLOTS;

export function slotsByKind(held: readonly HeldSlot[]): SlotsByKind {
  const byKind = new Map<SlotKind, HeldSlot[]>();
  for (const slot of held) {
    const kind = kindOf(leading(slot.holders));
    if (kind === null) continue;
    const others = byKind.get(kind);
    if (others) others.push(slot);
    else byKind.set(kind, [slot]);
  }
  return byKind;
}

/** All facts of a slot are about the same: any of them says of which kind it is. */
const kindOf = ({ revision }: Holder): SlotKind | null => kindOfFact(revision);

/** What a fact is about, by its type. */
export const kindOfFact = ({ type }: Pick<Revision, 'type'>): SlotKind | null =>
  Object.hasOwn(KIND_OF, type) ? KIND_OF[type as EventType] : null;

/** The holder that stands for a slot where one must: the certain one, else the latest that may hold. */
export function leading({ certain, possible }: Holders): Holder {
  const holder = certain ?? possible[0];
  if (holder === undefined) throw new Error('A held slot has at least one possible holder.');
  return holder;
}

/** Whether the fact that stands for a slot names this candidate as the one it is about. */
export const isAbout =
  (candidate: string) =>
  ({ holders }: HeldSlot): boolean =>
    (leading(holders).revision.data['candidate'] as Actor | undefined)?.id === candidate;
