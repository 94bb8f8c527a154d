import { type EventType, exampleOf } from '#libs/domain';
import {
  dowellRuns,
  earlier,
  example,
  GIANNOULIAS,
  given,
  giannouliasRuns,
  valenciaRuns,
  showing,
  type WorkedExample,
} from './given.js';

const cents = (amountCents: number) => ({ amountCents });
const hisReport = {
  candidate: GIANNOULIAS,
  fileNumber: '812345',
  fundsAvailable: cents(291_500_000),
};
const ofHis = example('FinanceReported', {
  sources: exampleOf('FinanceReportAmended')['sources'],
  data: { ...hisReport, totalReceipts: cents(200_000_000) },
});

/** Money, and what is said of it. */
export const financeExamples = {
  CommitteeLinked: given(valenciaRuns),
  FinanceReported: given(valenciaRuns),
  FinanceReportAmended: given(giannouliasRuns, ofHis),
  FinanceReportTerminated: given(valenciaRuns, example('CommitteeLinked')),
  FinanceSummaryReported: given(giannouliasRuns),
  ContributionReported: given(giannouliasRuns),
  FinanceComparisonClaimed: given(
    giannouliasRuns,
    valenciaRuns,
    dowellRuns,
    example('FinanceSummaryReported'),
  ),
  FinanceReportWithdrawn: showing(
    '/candidates/0/cash',
    given(valenciaRuns, earlier('FinanceReported')),
  ),
} satisfies { readonly [Type in EventType]?: WorkedExample };
