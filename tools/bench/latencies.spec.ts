import fc from 'fast-check';
import { Latencies } from './latencies.js';

describe('latencies', () => {
  it('are nothing before the first', () => {
    expect(new Latencies().percentileMs(0.5)).toBe(0);
  });

  it('give every percentile within a few per cent', () => {
    const times = fc.array(fc.double({ min: 0.01, max: 10_000, noNaN: true }), { minLength: 1 });
    const part = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(times, part, (milliseconds, asked) => {
        const latencies = new Latencies();
        for (const each of milliseconds) latencies.add(each);
        const sorted = milliseconds.toSorted((a, b) => a - b);
        const exact = sorted[Math.ceil(asked * sorted.length) - 1] ?? 0;
        expect(latencies.percentileMs(asked) / exact).toBeGreaterThan(0.97);
        expect(latencies.percentileMs(asked) / exact).toBeLessThan(1.03);
        expect(latencies.count).toBe(milliseconds.length);
      }),
    );
  });
});
