import type { DataOf, EventOf } from '../events/index.js';
import type { Revision } from '../fact/revision.js';
import type { Money } from '../schema/money-fields.js';
import type { ResolvedDate } from '../time/occurred.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { Judge, Judged, RulesOf } from './rule.js';
import { type Span, standingIn } from './situation.js';

type Amended = Judged<'FinanceReportAmended'>;

interface AnyReport {
  readonly event: EventOf<'FinanceReported' | 'FinanceReportAmended'>;
  readonly span: Span;
}

/** Filings round to the cent. */
const ARITHMETIC_GAP_MAX_CENTS = 1;

const reported = ({ event, span }: AnyReport): readonly Finding[] => [
  ...period(event.data, span),
  ...arithmetic(event.data),
];

function period(data: DataOf<'FinanceReported'>, { earliest }: Span): readonly Finding[] {
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
  const { committee: other } = original.data as DataOf<'FinanceReported'>;
  if (committee === undefined || other === undefined || committee === other) return NOTHING;
  const detail = `The report ${number} is of the committee ${other}; an amendment is of the same.`;
  return [refuse('amends-another-committee', '/data/committee', detail)];
}

/** The candidate's report with this file number. */
function filedAs(number: string, { event, at }: Amended): Revision | undefined {
  for (const slot of at.race.facts.slotsUnder(`cash/${event.data.candidate.id}/`)) {
    const found = standingIn(slot, at).find(({ data }) => data['fileNumber'] === number);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const financeRules: RulesOf<
  | 'CommitteeLinked'
  | 'FinanceReported'
  | 'FinanceReportAmended'
  | 'FinanceSummaryReported'
  | 'FinanceComparisonClaimed'
> = {
  CommitteeLinked: { judge: () => NOTHING },
  FinanceReported: { judge: reported, introduces: true },
  FinanceReportAmended: { judge: amended, introduces: true },
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
