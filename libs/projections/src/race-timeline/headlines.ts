import type { Actor, EventType, Revision } from '#libs/domain';
import { readBy, type Readers } from '../held/fact-of.js';
import { groupThousands, sayList, sayMoney, sayName, sayNames, sayWords } from '../held/words.js';

/** Those that assert something; the others act on facts, on paper [F2]. */
export type FactType = Exclude<
  EventType,
  | 'EventCorrected'
  | 'EventRetracted'
  | 'SourceAdded'
  | 'FinanceReportWithdrawn'
  | 'EventDisputed'
  | 'ConflictResolved'
  | 'EventRedacted'
>;

/** One sentence for each type of fact: a new event makes the compiler ask for its sentence. */
export const HEADLINES: Readers<FactType, string> = {
  RaceCreated: ({ data }) => `${data.name}: the record of this race begins`,
  CoverageChanged: () => 'What this record claims to cover changed',
  ElectionScheduled: ({ data }) => `Election day is set: ${data.electionDate.edtf ?? 'no day yet'}`,
  ElectionDateProposed: ({ data }) =>
    `Another election day is proposed: ${data.proposedDate.edtf ?? 'no day yet'}${by(data.instrument)}`,
  ElectionRescheduled: ({ data }) =>
    `The election moves${from(data.from?.edtf)} to ${data.to.edtf ?? 'a day not yet set'}${by(data.instrument)}`,
  ElectionCanceled: ({ data }) => `The election${of(data.was?.edtf)} is canceled`,
  RaceCanceled: ({ data }) => `This race${of(data.was?.edtf)} is canceled`,
  ElectionAnnulled: ({ data }) => `The election${of(data.was?.edtf)} is annulled`,
  CalendarDeadlineSet: ({ data }) =>
    `Set for ${data.deadline.edtf ?? 'a day to come'}: ${data.kind.replaceAll('-', ' ')}`,
  RunoffScheduled: ({ data }) => `A runoff is set for ${data.runoffDate.edtf ?? 'a day to come'}`,
  SeatVacated: ({ data }) => `The office is vacant${after(data.person)}`,
  OfficeholderSwornIn: ({ data }) => `${data.person.name} takes the oath of office`,
  IncumbentIntentDeclared: ({ data }) => `${data.person.name} ${INTENT_WORDS[data.intent]}`,
  IncumbentIntentReversed: ({ data }) =>
    `${data.person.name} takes an earlier word about running again back`,
  CandidacyExploring: ({ data }) =>
    data.form === 'committee'
      ? `${data.candidate.name} forms a committee to explore a run`
      : `${data.candidate.name} considers a run`,
  CandidacyDeclared: ({ data }) => `${data.candidate.name} enters the race`,
  CandidacyWriteInDeclared: ({ data }) => `${data.candidate.name} runs as a write-in`,
  CandidacyNominated: ({ data }) =>
    `${data.candidate.name} is nominated${data.nominator ? ` by ${data.nominator.name}` : ''}`,
  CandidacyFiled: ({ data }) => `${data.candidate.name} files candidacy papers`,
  CandidacyQualified: ({ data }) => `${data.candidate.name} is put on the ballot`,
  CandidacyDisqualified: ({ data }) => `${data.candidate.name} is kept off the ballot`,
  CandidacyObjected: ({ data }) =>
    `${sayName(data.objector, 'Somebody')} objects to the papers of ${data.candidate.name}`,
  ObjectionResolved: ({ data }) =>
    `The objection to the papers of ${data.candidate.name} is ${data.outcome}`,
  CandidacyWithdrawn: ({ data }) =>
    data.wording === 'suspended'
      ? `${data.candidate.name} suspends the campaign`
      : `${data.candidate.name} leaves the race`,
  CandidacyDied: ({ data }) => `${data.candidate.name} dies`,
  CandidacyReplaced: ({ data }) =>
    data.replacedBy
      ? `${data.replacedBy.name} takes the place of ${data.candidate.name}`
      : `Another takes the place of ${data.candidate.name}`,
  CandidacyReinstated: ({ data }) => `${data.candidate.name} is back in the race`,
  CandidacyConceded: ({ data }) => `${data.candidate.name} concedes${to(data.to)}`,
  ConcessionRetracted: ({ data }) => `${data.candidate.name} takes the concession back`,
  EndorsementAnnounced: ({ data }) =>
    `${data.endorser.name} ${STANCE_WORDS[data.stance]} ${data.candidate.name}`,
  EndorsementRescinded: ({ data }) =>
    `${data.endorser.name} takes the endorsement of ${data.candidate.name} back`,
  EndorsementDeclined: ({ data }) => `${data.endorser.name} endorses nobody`,
  EndorsementGroupClaimed: ({ data }) => `Said to be for ${data.candidate.name}: ${data.groupText}`,
  SlatingDecided: ({ data }) => slated(data),
  CommitteeLinked: ({ data }) =>
    `${data.name ?? data.committee} is a committee for ${data.candidate.name}`,
  FinanceReported: (fact) => reported(fact, 'reports'),
  FinanceReportAmended: (fact) => reported(fact, 'amends its report:'),
  FinanceReportTerminated: ({ data }) => `Last report of the committee ${data.committee}`,
  ContributionReported: ({ data }) =>
    `The campaign of ${data.candidate.name} reports contributions of ${sayMoney(data.amount)}`,
  FinanceSummaryReported: ({ data }) =>
    `${data.candidate.name} is said to have ${sayMoney(data.amount)} (${sayWords(data.measure)})`,
  FinanceComparisonClaimed: ({ data }) =>
    `Money of ${data.left.name} is said to be ${data.relation.replaceAll('-', ' ')} ${sayNames(data.right)}`,
  PollPublished: ({ data }) => `${data.pollster.name} poll: ${standing(data.results)}`,
  PollWithdrawn: ({ data }) => `${sayName(data.pollster, 'The pollster')} withdraws a poll`,
  StatementMade: ({ data }) =>
    `${data.speaker.name}: ${excerpt(data.summary ?? data.text ?? data.quotes?.[0] ?? '')}`,
  RatingChanged: ({ data }) =>
    `${data.rater.name} rates the race “${data.to}”${data.from === undefined ? '' : `, after “${data.from}”`}`,
  DebateScheduled: ({ data }) =>
    `Set for ${data.start.edtf ?? 'a day to come'}: ${data.title ?? 'a debate'}`,
  DebateRescheduled: ({ data }) =>
    `Moved${from(data.from?.edtf)} to ${data.start.edtf ?? 'a day to come'}: ${data.title ?? 'a debate'}`,
  DebateCanceled: ({ data }) => `Canceled: ${data.title ?? 'a debate'}`,
  DebateHeld: ({ data }) =>
    data.attended
      ? `${sayNames(data.attended)} ${data.attended.length === 1 ? 'takes' : 'take'} part in a debate`
      : `Held: ${data.title ?? 'a debate'}`,
  DebateParticipationDeclined: ({ data }) =>
    `${data.candidate.name} will not take part in a debate`,
  StatementRetracted: ({ data }) =>
    `${sayName(data.speaker, 'The speaker')} takes a statement back`,
  StatementClarified: ({ data }) =>
    `${sayName(data.speaker, 'The speaker')} clarifies: ${excerpt(data.summary ?? data.text ?? '')}`,
  AssessmentReported: ({ data }) =>
    `${data.candidate.name} is called “${data.label}”${data.by ? ` by ${data.by.name}` : ''}`,
  FieldReported: ({ data }) =>
    data.count === undefined
      ? `Said to be running: ${sayNames(data.candidates ?? [])}`
      : `A field of ${data.count} is reported`,
  PostHeld: ({ data }) =>
    `${data.person.name} holds a post: ${data.post.label ?? data.post.office}`,
  PostEnded: ({ data }) =>
    `${data.person.name} no longer holds a post: ${data.post.label ?? data.post.office}`,
  RelationAsserted: ({ data }) =>
    `${data.subject.name} ${data.predicate.replaceAll('-', ' ')} ${data.object.name}`,
  RelationEnded: ({ data }) =>
    `No longer: ${data.subject.name} ${data.predicate.replaceAll('-', ' ')} ${data.object.name}`,
  PollsClosed: ({ data }) => `The polls are closed${data.unit ? ` in ${data.unit}` : ''}`,
  TabulationStatusChanged: ({ data }) =>
    `The count of ${data.by.name}: ${data.status.replaceAll('-', ' ')}`,
  ResultsUpdated: ({ data }) =>
    `${data.reporter.name} counts: ${standing(data.shares ?? data.counts ?? [])}${counted(data.portion)}`,
  RaceCalled: ({ data }) =>
    `${data.caller.name} calls the race for ${sayNames(data.candidates)}${data.kind === 'winner' ? '' : ', who go on to a runoff'}`,
  RaceCallRetracted: ({ data }) => `${data.caller.name} takes its call back`,
  RaceCallOverridden: ({ data }) =>
    `${data.desk.name} ${data.accepts ? 'takes over' : 'holds back'} the call by ${data.caller.name}`,
  RecountRequested: ({ data }) => `${sayName(data.by, 'Somebody')} asks for a recount`,
  RecountOrdered: ({ data }) => `${data.authority.name} counts again`,
  RecountCompleted: ({ data }) => `${data.authority.name} has counted again`,
  RaceChallenged: ({ data }) => `${sayName(data.challenger, 'Somebody')} challenges the outcome`,
  ChallengeDecided: ({ data }) =>
    `The challenge of the outcome is ${data.outcome.replaceAll('-', ' ')}`,
  ResultsCertified: ({ data }) =>
    `${data.authority.name} certifies the results${data.declared ? `: ${sayNames(data.declared)}` : ''}`,
  PersonRegistered: ({ data }) => `${data.name} is registered`,
  OrganizationRegistered: ({ data }) => `${data.name} is registered`,
  OfficeDefined: ({ data }) => `An office: ${data.name}`,
  PartyDefined: ({ data }) => `A party: ${data.name}`,
  SourceRegistered: ({ data }) => `A source: ${data.name}`,
  PersonRenamed: ({ data }) => `Now goes by ${data.name} (${data.kind})`,
  AliasAdded: ({ data }) => `Also written ${data.name}`,
  ExternalIdentifierAdded: ({ data: { externalIdentifier: id } }) =>
    `Known as ${id.identifier} at ${id.scheme}`,
  PersonMerged: ({ data }) => `The same person as ${data.into.name}`,
  PersonSplit: ({ data }) => `Not the same person as ${data.from.name}`,
  OrganizationMerged: ({ data }) => `The same organisation as ${data.into.name}`,
  OrganizationSplit: ({ data }) => `Not the same organisation as ${data.from.name}`,
  ImportStarted: ({ data }) => `The import of ${data.name} begins`,
  ImportCompleted: ({ data }) =>
    `The import ends: ${data.accepted} of ${data.lines} lines accepted`,
};

/** @returns the type itself for a type that this program does not know. */
export const headlineOf = (revision: Revision): string =>
  readBy(HEADLINES, revision) ?? revision.type;

const INTENT_WORDS = {
  running: 'will run again',
  'not-running': 'will not run again',
  undecided: 'has not decided whether to run again',
} as const;

const STANCE_WORDS = {
  support: 'endorses',
  'co-endorse': 'endorses, among others,',
  oppose: 'opposes',
} as const;

const by = (instrument: string | undefined) => (instrument === undefined ? '' : ` (${instrument})`);
const from = (day: string | null | undefined) => (day ? ` from ${day}` : '');
const of = (day: string | null | undefined) => (day ? ` of ${day}` : '');
const after = (actor: Actor | undefined) => (actor ? ` after ${actor.name}` : '');
const to = (actor: Actor | undefined) => (actor ? ` to ${actor.name}` : '');

function slated({
  organization,
  outcome,
  candidate,
}: {
  readonly organization: Actor;
  readonly outcome: 'endorsed' | 'open' | 'no-endorsement';
  readonly candidate?: Actor;
}): string {
  if (outcome === 'endorsed')
    return `${organization.name} slates ${sayName(candidate, 'a candidate')}`;
  return `${organization.name} slates nobody`;
}

/** Of a report with several amounts each is a fact of its own [S1]: its data hold that amount alone. */
function reported({ data, slot }: Pick<Revision, 'slot'> & { data: object }, verb: string): string {
  const measure = slot.split('/').at(-1) ?? '';
  const { candidate, [measure]: amount } = data as Record<string, unknown>;
  const name = (candidate as Actor).name;
  const stated =
    amount === undefined ? '' : ` ${sayMoney(amount as Parameters<typeof sayMoney>[0])}`;
  return `The campaign of ${name} ${verb}${stated} (${sayWords(measure)})`;
}

interface Row {
  readonly candidate?: Actor;
  readonly option?: string;
  readonly pct?: string;
  readonly count?: number;
}

/** The first rows of a table; a headline is no table. */
const ROWS_SAID = 3;

function standing(rows: readonly Row[]): string {
  if (rows.length === 0) return 'no figures';
  const said = rows.slice(0, ROWS_SAID).map(({ candidate, option = '', pct, count = 0 }) => {
    const figure = pct === undefined ? groupThousands(count) : `${pct} %`;
    return `${candidate?.name ?? option} ${figure}`;
  });
  return sayList(rows.length > ROWS_SAID ? [...said, 'others'] : said);
}

function counted(portion: { readonly of: string; readonly pct?: string } | undefined): string {
  return portion?.pct === undefined ? '' : ` (${portion.pct} % of ${portion.of.replace('-', ' ')})`;
}

const EXCERPT_MAX = 160;

const excerpt = (text: string): string =>
  text.length <= EXCERPT_MAX ? text : `${text.slice(0, EXCERPT_MAX - 1).trimEnd()}…`;
