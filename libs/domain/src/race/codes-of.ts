import { type AnyDefinition, definitionOfType } from '../command/commands.js';
import type { EventType } from '../events/index.js';
import type { IDENTITY_REFUSALS } from '../identity/identity-refusals.js';
import type { IDENTITY_WARNINGS } from '../identity/identity-warnings.js';
import type { RefusalCode } from './refusals.js';
import { RULES } from './rules.js';
import type { WarningCode } from './warnings.js';

export type FindingCode =
  RefusalCode | WarningCode | keyof typeof IDENTITY_REFUSALS | keyof typeof IDENTITY_WARNINGS;

/** What the rules of one type can find, beside what those of all types do. */
const OWN: { readonly [Type in EventType]?: readonly FindingCode[] } = {
  RaceCreated: ['race-exists', 'race-id-differs'],
  ElectionRescheduled: [
    'reschedule-from-differs',
    'reschedule-from-not-comparable',
    'reschedule-to-same-day',
  ],
  ElectionCanceled: ['ended-day-differs'],
  RaceCanceled: ['ended-day-differs'],
  ElectionAnnulled: ['ended-day-differs'],
  RunoffScheduled: ['runoff-before-election'],
  CandidacyExploring: ['party-differs'],
  CandidacyDeclared: entering(),
  CandidacyWriteInDeclared: entering(),
  CandidacyNominated: ofParty(),
  CandidacyFiled: ofParty(),
  CandidacyQualified: ofParty(),
  CandidacyReplaced: ['replaced-by-oneself', 'person-introduced'],
  EndorsementAnnounced: [
    'self-endorsement',
    'authority-endorsement',
    'endorsed-before-candidacy',
    'endorsed-after-exit',
    'endorsed-after-election',
    'endorser-is-rival',
  ],
  EndorsementGroupClaimed: ['self-endorsement'],
  SlatingDecided: ['votes-over-total', 'slated-without-votes'],
  FinanceReported: report(),
  FinanceReportAmended: [
    ...report(),
    'amended-report-unknown',
    'amends-an-amendment',
    'amends-another-committee',
    'amended-period-differs',
    'amendment-number-gap',
  ],
  FinanceReportTerminated: period(),
  FinanceComparisonClaimed: ['compared-with-oneself'],
  FinanceReportWithdrawn: ['withdraws-no-filing'],
  PollPublished: ['fieldwork-reversed', 'poll-sum-off', 'margin-below-sampling'],
  RatingChanged: ['rating-from-differs'],
  DebateHeld: ['debater-not-invited'],
  RelationAsserted: ['relation-to-oneself', 'ends-before-it-begins'],
  RelationEnded: ['relation-to-oneself'],
  PostHeld: ['ends-before-it-begins'],
  ResultsUpdated: [
    'test-result',
    'units-over-total',
    'share-sum-off',
    'votes-decreased',
    'part-over-whole',
    'count-after-call',
    'count-after-certificate',
    'race-was-canceled',
  ],
  ResultsCertified: [
    'certified-before-election',
    'share-sum-off',
    'certified-below-count',
    'race-was-canceled',
  ],
  RaceCalled: [
    'call-over-seats',
    'call-of-stranger',
    'called-for-another',
    'winner-not-leading',
    'called-before-polls-closed',
    'race-was-canceled',
  ],
  RaceCallOverridden: ['overridden-call-unknown'],
  RaceChallenged: ['challenged-before-outcome'],
  PersonRegistered: registration(),
  OrganizationRegistered: registration(),
  OfficeDefined: registration(),
  PartyDefined: registration(),
  SourceRegistered: registration(),
  ImportStarted: registration(),
  PersonMerged: merge(),
  OrganizationMerged: merge(),
  EventCorrected: ['race-fixed'],
  EventRetracted: [
    'kind-and-reason-differ',
    'race-not-retractable',
    'registration-not-retractable',
    'retracted-is-followed',
  ],
  SourceAdded: ['adds-known-field', 'occurred-outside', 'assertion-not-raised'],
  EventDisputed: ['race-not-retractable'],
  EventRedacted: ['event-unknown', 'race-not-redactable', 'redaction-stands'],
  ConflictResolved: ['no-alternatives', 'not-an-alternative', 'resolves-a-disputed'],
};

function registration(): readonly FindingCode[] {
  return ['registered-already', 'registered-elsewhere'];
}

function merge(): readonly FindingCode[] {
  return ['merged-into-itself', 'merged-already', 'merged-in-a-ring', 'merged-into-unregistered'];
}

function ofParty(): readonly FindingCode[] {
  return ['other-partys-primary', 'candidacy-after-death'];
}

function entering(): readonly FindingCode[] {
  return [...ofParty(), 'candidacy-open', 'candidacy-already-open'];
}

function period(): readonly FindingCode[] {
  return ['coverage-reversed', 'received-before-coverage-ended', 'occurred-after-coverage'];
}

function report(): readonly FindingCode[] {
  return [...period(), 'finance-arithmetic-gap', 'report-after-termination'];
}

/** What all types of a kind share. */
interface Shared {
  readonly among: (definition: AnyDefinition) => boolean;
  readonly codes: readonly FindingCode[];
}

/** On a fact that stands, that is; a redaction acts on anything. */
const acts = ({ supersedes, saysNothing }: AnyDefinition): boolean =>
  supersedes === 'nothing' && saysNothing !== true;
const introduces = ({ type }: AnyDefinition): boolean =>
  Object.hasOwn(RULES, type) && 'introduces' in RULES[type as keyof typeof RULES];

const SHARED: readonly Shared[] = [
  {
    among: ({ follows }) => follows !== undefined,
    codes: ['follows-required', 'nothing-to-follow', 'already-followed', 'ended-otherwise'],
  },
  {
    among: acts,
    codes: [
      'event-unknown',
      'event-retracted',
      'event-acts-on-another',
      'event-redacted',
      'redaction-stands',
    ],
  },
  { among: introduces, codes: ['person-introduced'] },
  { among: ({ beginsWith }) => beginsWith === 'race', codes: ['before-race-begins'] },
  { among: ({ beginsWith }) => beginsWith === 'election-day', codes: ['before-election-day'] },
];

/** What any command can come to, or any that asserts a fact. */
const OF_ALL: readonly FindingCode[] = [
  'race-unknown',
  'not-registered',
  'race-differs',
  'actor-unknown',
  'actor-kind-differs',
  'name-differs',
  'occurred-ahead',
  'clock-ahead',
  'date-unresolved',
  'published-before-it-happened',
  'published-ahead',
  'was-false-report',
  'accounts-differ',
  'follows-unknown',
  'follows-wrong-fact',
  'follows-retracted',
  'follows-later-fact',
];

/** What the rules can find about a command. */
export interface CodesOf {
  /** Those that its type, or types like it, have. */
  readonly own: readonly FindingCode[];
  /** Those of any command. */
  readonly ofAll: readonly FindingCode[];
}

/**
 * The codes of the refusals and warnings that a command for an event of this type can come to. What replaces a
 * fact, or adds to one, is judged as that fact is, whatever its type.
 */
export function codesOf(type: EventType): CodesOf {
  const definition = definitionOfType(type);
  const shared = SHARED.filter(({ among }) => among(definition)).flatMap(({ codes }) => codes);
  return { own: [...(OWN[type] ?? []), ...shared], ofAll: OF_ALL };
}
