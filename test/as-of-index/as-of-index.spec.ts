import { runCheck } from './run.js';

const SEED = 1;
const HISTORIES = 30;
const LONG_HISTORIES = 1;

describe('the as-of index', () => {
  it('equals the oracle at every V and K with tiny slabs, and every planted fault is found', async () => {
    const report = await runCheck({
      seed: SEED,
      histories: HISTORIES,
      longHistories: LONG_HISTORIES,
      progress: () => undefined,
    });
    expect(report).toMatchObject({ seed: SEED, histories: HISTORIES, differences: 0 });
    expect(report.mutationsCaught).toBe(report.mutations);
  }, 240_000);
});
