import { reportOf, runCheck } from './run.js';
import { checkSmall } from './small-check.js';

const SEED = 1;
const HISTORIES = 30;
const LONG_HISTORIES = 1;

describe('the as-of index', () => {
  it.each([[99, 'a fact moves to a slot that changes before the one that it leaves']])(
    'equals the oracle in history %i, in which %s',
    async (number) => {
      const check = await checkSmall({ seed: SEED, number }, new Set(), () => undefined);
      expect(check.difference).toBeNull();
    },
  );

  it('equals the oracle at every V and K with tiny slabs, and every planted fault is found', async () => {
    const checked = { seed: SEED, histories: HISTORIES, longHistories: LONG_HISTORIES };
    const share = await runCheck({ ...checked, first: 0, step: 1, progress: () => undefined });
    const report = reportOf(checked, [share]);
    expect(report.differences).toBe(0);
    expect(report.mutationsCaught).toBe(report.mutations);
  }, 240_000);
});
