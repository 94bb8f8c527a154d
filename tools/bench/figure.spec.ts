import { figure, tableOf } from './figure.js';

describe('a figure', () => {
  const measured = { perSecond: 1_234.5, p50Ms: 1.23456, p99Ms: 98.765 };
  const one = figure('commands', 'commands/s', { measured, ceilings: { 'a bare tool': 4_938 } });

  it('is what we reach over what the bare tool reaches', () => {
    expect(one).toEqual({
      name: 'commands',
      unit: 'commands/s',
      perSecond: 1_235,
      p50Ms: 1.23,
      p99Ms: 98.8,
      ceilings: [{ name: 'a bare tool', perSecond: 4_938, ratio: 0.25 }],
    });
  });

  it('is a row of the table', () => {
    const rate = figure('projection', 'events/s', { measured: { perSecond: 10 }, ceilings: {} });
    expect(tableOf([one, rate]).split('\n').slice(2)).toEqual([
      '| commands | 1,235 commands/s | 1.23 | 98.8 | 0.25 of a bare tool (4,938/s) |',
      '| projection | 10 events/s |  |  |  |',
    ]);
  });
});
