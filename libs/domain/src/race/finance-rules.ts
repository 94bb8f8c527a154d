import type { DataOf, EventOf } from '../events/index.js';
import type { Revision } from '../fact/revision.js';
import type { Money } from '../schema/money-fields.js';
import type { ResolvedDate } from '../time/occurred.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { Judge, Judged, RulesOf } from './rule.js';
import { heldAt, type Situation, type Span, standingIn } from './situation.js';

type Amended = Judged<'FinanceReportAmended'>;

interface AnyReport {
  readonly event: EventOf<'FinanceReported' | 'FinanceReportAmended'>;
  readonly span: Span;
  readonly at: Situation;
}

/** Filings round to the cent. */
const ARITHMETIC_GAP_MAX_CENTS = 1;

const reported = ({ event, span, at }: AnyReport): readonly Finding[] => [
  ...period(event.data, span),
  ...arithmetic(event.data),
  ...afterTheLast(event.data, { span, at }),
];

type Period = Pick<DataOf<'FinanceReported'>, 'coverageStart' | 'coverageEnd' | 'receivedAt'>;

function period(data: Period, { earliest }: Span): readonly Finding[] {
  const { coverageStart, coverageEnd, receivedAt } = data;
  const findings: Finding[] = [];
  if (endsBefore(coverageEnd, coverageStart)) {
    const detail = 'The period covered ends before it begins; check coverageStart and coverageEnd.';
    findings.push(refuse('coverage-reversed', '/data/coverageEnd', detail));
  }
  if (endsBefore(receivedAt, coverageEnd)) {
    const detail = 'It was received before the last day that it covers; check both.';
    findings.push(warn('received-before-coverage-ended', '/data/receivedAt', detail));
  }
  if ((coverageEnd?.latest ?? Infinity) <= earliest) {
    const detail = 'A report occurs on the last day of its coverage; when it was received is data.';
    findings.push(warn('occurred-after-coverage', '/occurred', detail));
  }
  return findings;
}

/** A committee that has wound up reports no more. */
function afterTheLast(
  { committee }: DataOf<'FinanceReported'>,
  { span, at }: Pick<AnyReport, 'span' | 'at'>,
): readonly Finding[] {
  const last = committee && heldAt(`committee-status/${committee}`, span.earliest, at);
  if (!last) return NOTHING;
  const detail = `The committee ${committee} filed its last report by ${last.fact}, for a period before this.`;
  return [warn('report-after-termination', '/data/committee', detail)];
}

/** Whether one surely lies before the other begins. */
function endsBefore(one: ResolvedDate | undefined, other: ResolvedDate | undefined): boolean {
  return (one?.latest ?? Infinity) <= (other?.earliest ?? -Infinity);
}

function arithmetic(data: DataOf<'FinanceReported'>): readonly Finding[] {
  const begin = exactly(data.cashOnHandBeginningPeriod);
  const receipts = exactly(data.totalReceipts);
  const spent = exactly(data.totalDisbursements);
  const end = exactly(data.cashOnHandEndPeriod);
  // One amount unknown makes the sum no number, which is no gap.
  const gap = begin + receipts - spent - end;
  if (!(Math.abs(gap) > ARITHMETIC_GAP_MAX_CENTS)) return NOTHING;
  const detail = `Beginning plus receipts less spending is off the end by ${gap} cents; the figures are kept as filed.`;
  return [warn('finance-arithmetic-gap', '/data/cashOnHandEndPeriod', detail)];
}

const exactly = (amount: Money | undefined): number =>
  amount === undefined || amount.approximate || amount.bound !== undefined
    ? NaN
    : amount.amountCents;

const amended: Judge<'FinanceReportAmended'> = (judged) => [
  ...reported(judged),
  ...ofOriginal(judged),
];

function ofOriginal(judged: Amended): readonly Finding[] {
  const { amendsFileNumber: number, committee } = judged.event.data;
  if (number === undefined) return NOTHING;
  const original = filedAs(number, judged);
  if (original === undefined) {
    const detail = `No report with the file number ${number} is recorded for this candidate.`;
    return [warn('amended-report-unknown', '/data/amendsFileNumber', detail)];
  }
  if (original.type === 'FinanceReportAmended') {
    const detail = `${number} is itself an amendment; name the report that it amends.`;
    return [refuse('amends-an-amendment', '/data/amendsFileNumber', detail)];
  }
  // Both types of report have the same fields.
  const { committee: other, coverageEnd } = original.data as DataOf<'FinanceReported'>;
  const findings = [...otherPeriod(judged, coverageEnd), ...numbersMissing(number, judged)];
  if (committee === undefined || other === undefined || committee === other) return findings;
  const detail = `The report ${number} is of the committee ${other}; an amendment is of the same.`;
  return [...findings, refuse('amends-another-committee', '/data/committee', detail)];
}

/** An amendment covers what its original covers. */
function otherPeriod({ event }: Amended, end: ResolvedDate | undefined): readonly Finding[] {
  const { coverageEnd } = event.data;
  if (!endsBefore(end, coverageEnd) && !endsBefore(coverageEnd, end)) return NOTHING;
  const detail = `The report that it amends covers a period that ends on ${end?.edtf ?? ''}.`;
  return [warn('amended-period-differs', '/data/coverageEnd', detail)];
}

/** Amendments are numbered from 1; those between may have been filed and not be recorded. */
function numbersMissing(original: string, { event, at }: Amended): readonly Finding[] {
  const { amendmentNumber, candidate } = event.data;
  if (amendmentNumber === undefined) return NOTHING;
  const known = reportsOf(candidate.id, at)
    .filter(({ data }) => data['amendsFileNumber'] === original)
    .map(({ data }) => Number(data['amendmentNumber'] ?? 0));
  const last = Math.max(0, ...known.filter((number) => number < amendmentNumber));
  if (amendmentNumber <= last + 1) return NOTHING;
  const detail = `Of the amendments of ${original}, those between ${last} and ${amendmentNumber} are not recorded.`;
  return [warn('amendment-number-gap', '/data/amendmentNumber', detail)];
}

/** The candidate's report with this file number. */
const filedAs = (number: string, { event, at }: Amended): Revision | undefined =>
  reportsOf(event.data.candidate.id, at).find(({ data }) => data['fileNumber'] === number);

const reportsOf = (candidate: string, at: Situation): readonly Revision[] =>
  at.race.facts.slotsUnder(`cash/${candidate}/`).flatMap((slot) => standingIn(slot, at));

export const financeRules: RulesOf<
  | 'CommitteeLinked'
  | 'FinanceReported'
  | 'FinanceReportAmended'
  | 'FinanceReportTerminated'
  | 'FinanceSummaryReported'
  | 'ContributionReported'
  | 'FinanceComparisonClaimed'
> = {
  CommitteeLinked: { judge: () => NOTHING },
  FinanceReported: { judge: reported, introduces: true },
  FinanceReportAmended: { judge: amended, introduces: true },
  FinanceReportTerminated: { judge: ({ event, span }) => period(event.data, span) },
  ContributionReported: { judge: () => NOTHING, introduces: true },
  FinanceSummaryReported: { judge: () => NOTHING, introduces: true },
  FinanceComparisonClaimed: { judge: compared, introduces: true },
};

function compared({ event }: Judged<'FinanceComparisonClaimed'>): readonly Finding[] {
  const { left, right } = event.data;
  const index = right.findIndex(({ id }) => id === left.id);
  if (index < 0) return NOTHING;
  const detail = `${left.name} stands on both sides; name others on the right.`;
  return [refuse('compared-with-oneself', `/data/right/${index}`, detail)];
}
