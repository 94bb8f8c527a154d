import type { Money } from '#libs/domain';
import { dateOf } from '../../../domain/src/testing/dates.js';
import { aPerson, by, EventBuilder } from '../../../domain/src/testing/event-builder.js';
import { candidateIn, stateOf } from '../testing/questions.js';

const usd = (dollars: number, more: Partial<Money> = {}): Money => ({
  amountCents: dollars * 100,
  currency: 'USD',
  approximate: false,
  ...more,
});
const about = (dollars: number) => usd(dollars, { approximate: true });
const candidate = aPerson('valencia');

/** Long after everything that is told: what was said late is sure only from the end of its date. */
const RECORDED_AT = '2024';

class Books extends EventBuilder {
  says(dollars: number, occurred: string, publisher = 'tribune'): this {
    const data = { candidate, measure: 'fundsAvailable', amount: about(dollars) } as const;
    const said = { occurred, sources: [by(publisher)], recordedAt: RECORDED_AT };
    this.record('FinanceSummaryReported', { ...said, data });
    return this;
  }

  files(dollars: number, occurred: string, committee?: string): this {
    const data = {
      candidate,
      fundsAvailable: usd(dollars),
      coverageEnd: dateOf(occurred),
      ...(committee !== undefined && { committee }),
    };
    const said = { occurred, sources: [by('board')], recordedAt: RECORDED_AT };
    this.record('FinanceReported', { ...said, data });
    return this;
  }

  amends(dollars: number, amendmentNumber: number, publisher: string): this {
    const data = { candidate, cashOnHandEndPeriod: usd(dollars), amendmentNumber };
    const said = { occurred: '2021-12-31', sources: [by(publisher)], recordedAt: RECORDED_AT };
    this.record('FinanceReportAmended', { ...said, data });
    return this;
  }
}

const books = () => new Books();

const cash = (builder: EventBuilder, validAt = '2023') =>
  candidateIn(stateOf(builder, { validAt }), 'valencia').cash.map(
    ({ committee = '-', value, possible = [], asOf }) => [
      committee,
      value && value.amountCents / 100,
      possible.map(({ amountCents }) => amountCents / 100),
      asOf,
    ],
  );

describe('the money of a candidate [A5]', () => {
  it.each([
    [
      'is the latest of a measure',
      books().says(820, '2021-12').says(900, '2022-01'),
      [['-', 900, [], '2022-01']],
    ],
    [
      'stands by committee and is never summed',
      books().files(300, '2021-12-31', 'c1').files(500, '2021-12-31', 'c2'),
      [
        ['c1', 300, [], '2021-12-31'],
        ['c2', 500, [], '2021-12-31'],
      ],
    ],
    [
      'hides a summary behind a filed report with the same end',
      books().says(820, '2021-12-31').files(811, '2021-12-31', 'c1'),
      [['c1', 811, [], '2021-12-31']],
    ],
    [
      'hides a summary behind a filed report with a later end',
      books().says(820, '2021-12-30').files(811, '2021-12-31', 'c1'),
      [['c1', 811, [], '2021-12-31']],
    ],
    [
      'shows a summary that is newer than the report beside it',
      books().says(900, '2022-02-01').files(811, '2021-12-31', 'c1'),
      [
        ['-', 900, [], '2022-02-01'],
        ['c1', 811, [], '2021-12-31'],
      ],
    ],
    [
      'puts the report before a summary of the same day where neither names a committee',
      books().files(811, '2021-12-31').says(950, '2021-12-31'),
      [['-', 811, [], '2021-12-31']],
    ],
  ])('%s', (_, builder, expected) => {
    expect(cash(builder)).toEqual(expected);
  });

  it.each([
    ['told in order', books().amends(110, 1, 'tribune').amends(120, 2, 'herald')],
    ['told in any order', books().amends(120, 2, 'herald').amends(110, 1, 'tribune')],
  ])('is of the last amendment, to which the one before is no alternative, %s', (_, builder) => {
    const [amended] = candidateIn(stateOf(builder, { validAt: '2023' }), 'valencia').cash;
    expect([amended?.value?.amountCents, amended?.alternatives]).toEqual([12_000, undefined]);
  });

  it('is told otherwise by another account of the same amendment', () => {
    const builder = books().amends(120, 2, 'herald').amends(130, 2, 'tribune');
    const [amended] = candidateIn(stateOf(builder, { validAt: '2023' }), 'valencia').cash;
    expect([amended?.value?.amountCents, amended?.alternatives?.length]).toEqual([13_000, 1]);
  });

  it('may be either amount in the period in which the later one begins', () => {
    const builder = books().says(820, '2021-12').says(900, '2022-01');
    expect(cash(builder, '2022-01-10')).toEqual([['-', 820, [900], '2021-12']]);
  });

  it('may still show a summary while the report that would hide it is only possible', () => {
    const builder = books().says(820, '2021-12-01').files(811, '2021-12', 'c1');
    expect(cash(builder, '2021-12-15')).toEqual([
      ['-', 820, [], '2021-12-01'],
      ['c1', null, [811], '2021-12'],
    ]);
  });
});

describe('a comparison of money', () => {
  const amounts = { left: 3_800_000, one: 820_000, two: 520_000 };

  /** Left against one and two, each as an amount of December unless it says otherwise. */
  function claim(
    relation:
      'greater-than' | 'greater-than-sum-of' | 'less-than' | 'equal-to' | 'less-than-sum-of',
    money: Readonly<Record<string, number | undefined>> = amounts,
  ) {
    const builder = new EventBuilder();
    for (const [id, dollars] of Object.entries(money))
      if (dollars !== undefined)
        builder.record('FinanceSummaryReported', {
          occurred: '2021-12',
          data: { candidate: aPerson(id), measure: 'fundsAvailable', amount: about(dollars) },
        });
    const right = [aPerson('one'), aPerson('two')];
    builder.record('FinanceComparisonClaimed', {
      occurred: '2022-01-04',
      data: { left: aPerson('left'), relation, right },
    });
    return builder;
  }

  const agrees = (builder: EventBuilder) =>
    stateOf(builder, { validAt: '2023' }).comparisons.map((one) => one.agrees);

  it.each([
    ['greater-than-sum-of', amounts, 'yes'],
    ['greater-than-sum-of', { ...amounts, left: 1_100_000 }, 'no'],
    ['greater-than-sum-of', { ...amounts, left: 1_340_000 }, 'unknown'],
    ['greater-than', { ...amounts, left: 600_000 }, 'no'],
    ['less-than', { ...amounts, left: 100_000 }, 'yes'],
    ['less-than-sum-of', { ...amounts, left: 900_000 }, 'yes'],
    ['equal-to', amounts, 'no'],
    ['greater-than', { ...amounts, two: undefined }, 'unknown'],
  ] as const)('%s of %j: %s', (relation, money, expected) => {
    expect(agrees(claim(relation, money))).toEqual([expected]);
  });

  it('is not judged by amounts that are later than it', () => {
    const builder = claim('greater-than-sum-of');
    builder.record('FinanceSummaryReported', {
      occurred: '2022-03',
      data: { candidate: aPerson('one'), measure: 'fundsAvailable', amount: about(9_000_000) },
    });
    expect(agrees(builder)).toEqual(['unknown']);
  });
});

describe('the committees of a candidate', () => {
  const committee = 'friends-of-valencia';
  const committees = (builder: EventBuilder, validAt: string) =>
    candidateIn(stateOf(builder, { validAt }), 'valencia').committees.map((one) => [
      one.committee,
      one.value,
      one.status?.value,
    ]);

  it('are there until they wind up, and after', () => {
    const builder = new EventBuilder();
    const name = 'Friends of Valencia';
    builder.record('CommitteeLinked', { occurred: '2020', data: { committee, candidate, name } });
    builder.record('FinanceReportTerminated', { occurred: '2021-09-30', data: { committee } });
    expect(committees(builder, '2021-09-29')).toEqual([[committee, name, undefined]]);
    expect(committees(builder, '2021-09-30')).toEqual([[committee, name, 'terminated']]);
  });

  it('are also those of which only the end is told', () => {
    const builder = new EventBuilder();
    const data = { committee, candidate };
    builder.record('FinanceReportTerminated', { occurred: '2021-09-30', data });
    expect(committees(builder, '2022')).toEqual([[committee, committee, 'terminated']]);
  });
});

describe('contributions', () => {
  it('are counted by filing, and name no contributor', () => {
    const builder = new EventBuilder();
    const filings = [
      ['2021-12-02', '1'],
      ['2021-12-03', '2'],
      ['2021-12', undefined],
    ] as const;
    for (const [occurred, fileNumber] of filings)
      builder.record('ContributionReported', {
        occurred,
        data: { candidate, amount: usd(1_000), ...(fileNumber && { fileNumber }) },
      });
    const { total } = stateOf(builder, { validAt: '2021-12-10' }).contributions;
    expect(total).toEqual({ certain: 2, possible: 3 });
  });
});
