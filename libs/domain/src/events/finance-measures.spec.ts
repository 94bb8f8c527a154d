import { cashPlaces, checkReport } from './finance-measures.js';

const dollars = (amount: number) => ({
  amountCents: amount * 100,
  currency: 'USD' as const,
  approximate: false,
});
const candidate = { id: 'anna-valencia' };

describe('a finance report', () => {
  it('asserts one fact for each amount, each with that amount alone [S1]', () => {
    const data = { candidate, totalReceipts: dollars(5), fundsAvailable: dollars(7) };
    expect(cashPlaces(data)).toEqual([
      {
        slot: 'cash/anna-valencia/-/totalReceipts',
        measure: 'totalReceipts',
        data: { candidate, totalReceipts: dollars(5) },
      },
      {
        slot: 'cash/anna-valencia/-/fundsAvailable',
        measure: 'fundsAvailable',
        data: { candidate, fundsAvailable: dollars(7) },
      },
    ]);
  });

  it('keeps the order in which amounts were stated, so that an added one changes no id', () => {
    const stated = { candidate, committee: 'friends', totalReceipts: dollars(5) };
    const [first] = cashPlaces(stated);
    const [still, added] = cashPlaces({ ...stated, fundsAvailable: dollars(7) });
    expect([still?.slot, added?.slot]).toEqual([
      first?.slot,
      'cash/anna-valencia/friends/fundsAvailable',
    ]);
  });

  it('states at least one amount', () => {
    expect(checkReport({ candidate })).toMatchObject([{ code: 'field-required' }]);
    expect(checkReport({ candidate, fundsAvailable: dollars(0) })).toEqual([]);
  });
});
