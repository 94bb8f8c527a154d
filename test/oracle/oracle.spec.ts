import { runCheck } from './run.js';

const SEED = 1;
const HISTORIES = 60;

describe('the oracle', () => {
  it('equals what is known and who holds, at every V and K, and finds every planted fault', async () => {
    const report = await runCheck({
      seed: SEED,
      histories: HISTORIES,
      redis: null,
      progress: () => undefined,
    });
    expect(report).toMatchObject({ seed: SEED, differences: 0 });
    expect(report.mutationsCaught).toBe(report.mutations);
  }, 120_000);
});
