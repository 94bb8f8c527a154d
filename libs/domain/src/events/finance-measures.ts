import { person } from '../schema/actor-fields.js';
import { civilDate, edtf } from '../schema/date-fields.js';
import type { ReadingIssue } from '../schema/field.js';
import { type Money, money } from '../schema/money-fields.js';
import { optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';
import type { FactPlace } from './define-event.js';
import { UNSAID } from './slot-key.js';

/** What an amount measures; two of them are called "cash" in the press, so each is named. */
export const FINANCE_MEASURES = [
  'fundsAvailable',
  'cashOnHandBeginningPeriod',
  'cashOnHandEndPeriod',
  'totalReceipts',
  'totalDisbursements',
  'debtsOwedByCommittee',
  /** Large contributions filed one by one since the end of coverage. */
  'contributionsSince',
] as const;
export type FinanceMeasure = (typeof FINANCE_MEASURES)[number];

const isMeasure = (name: string): name is FinanceMeasure =>
  (FINANCE_MEASURES as readonly string[]).includes(name);

/** A finance report: what it is, and at least one amount; each amount is a fact of its own [S1]. */
export const reportFields = () => ({
  ...reportFieldsOfVersion1(),
  /** Where the amounts are from: `as-reported` where a newspaper tells of a filing that the recorder has not seen. */
  basis: optional(text(500)),
});

/** Version 1 did not say where amounts were from. */
export const reportFieldsOfVersion1 = () => ({
  candidate: person(),
  committee: optional(slug()),
  form: optional(text(40)),
  reportType: optional(text(80)),
  fileNumber: optional(text(80)),
  coverageStart: optional(civilDate()),
  coverageEnd: optional(civilDate()),
  receivedAt: optional(edtf()),
  fundsAvailable: optional(money()),
  cashOnHandBeginningPeriod: optional(money()),
  cashOnHandEndPeriod: optional(money()),
  totalReceipts: optional(money()),
  totalDisbursements: optional(money()),
  debtsOwedByCommittee: optional(money()),
  contributionsSince: optional(money()),
});

type ReportData = { readonly [M in FinanceMeasure]?: Money } & {
  readonly candidate: { readonly id: string };
  readonly committee?: string;
};

export const cashSlot = (
  candidate: string,
  committee: string | undefined,
  measure: FinanceMeasure,
): string => `cash/${candidate}/${committee ?? UNSAID}/${measure}`;

/** In the order in which they were stated, so that an amount added later changes no fact's id. */
const measuresOf = (data: ReportData): readonly FinanceMeasure[] =>
  Object.keys(data).filter(isMeasure);

/** One fact for each amount, with that amount alone. */
export function cashPlaces<Data extends ReportData>(data: Data): readonly FactPlace<Data>[] {
  const measures = measuresOf(data);
  return measures.map((measure) => ({
    slot: cashSlot(data.candidate.id, data.committee, measure),
    measure,
    data: measures.length === 1 ? data : withMeasureAlone(data, measure),
  }));
}

function withMeasureAlone<Data extends ReportData>(data: Data, measure: FinanceMeasure): Data {
  const kept = Object.entries(data).filter(([name]) => name === measure || !isMeasure(name));
  return Object.fromEntries(kept) as Data;
}

export function checkReport(data: ReportData): readonly ReadingIssue[] {
  if (measuresOf(data).length > 0) return [];
  const detail = `Give at least one of ${FINANCE_MEASURES.join(', ')}.`;
  return [{ pointer: '', code: 'field-required', detail }];
}
