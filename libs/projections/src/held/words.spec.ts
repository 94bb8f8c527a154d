import type { Money } from '#libs/domain';
import { groupThousands, sayList, sayMoney, sayWords } from './words.js';

const usd = (amountCents: number, more: Partial<Money> = {}): Money => ({
  amountCents,
  currency: 'USD',
  approximate: false,
  ...more,
});

describe('the words of a headline', () => {
  it.each([
    [usd(59_398_136), '$593,981.36'],
    [usd(10_500_000, { approximate: true }), 'about $105,000'],
    [usd(380_000_000, { approximate: true }), 'about $3.8 million'],
    [usd(380_000_000), '$3,800,000'],
    [usd(46_000_000, { bound: 'atLeast' }), 'at least $460,000'],
    [usd(46_000_000, { bound: 'atMost' }), 'at most $460,000'],
    [usd(-1_205), '-$12.05'],
  ])('say %j as %s', (money, expected) => {
    expect(sayMoney(money)).toBe(expected);
  });

  it('list names, group digits and spell camel case out', () => {
    expect([sayList([]), sayList(['a']), sayList(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a, b and c',
    ]);
    expect(groupThousands(526_273)).toBe('526,273');
    expect(sayWords('fundsAvailable')).toBe('funds available');
  });
});
