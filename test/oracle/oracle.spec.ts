import { MUTATIONS } from './mutations.js';
import { runCheck } from './run.js';

const SEED = 1;
const HISTORIES = 60;

describe('the oracle', () => {
  it('equals what a read model answers at every V and K, and finds every planted fault', async () => {
    const { points, differences, caught } = await runCheck({
      seed: SEED,
      first: 0,
      step: 1,
      histories: HISTORIES,
      redis: null,
      progress: () => undefined,
    });
    expect(differences).toEqual([]);
    expect(caught).toEqual(MUTATIONS.map(({ name }) => name));
    expect(points).toBeGreaterThan(HISTORIES * 1_000);
  }, 300_000);

  /** Histories in which one of the two was once wrong. */
  it.each([['a source of a decision is one of all that it acts on', 21, 5]])(
    'agrees that %s',
    async (_, seed, history) => {
      const only = { first: history, step: 1, histories: history + 1 };
      const run = { seed, ...only, redis: null, progress: () => undefined };
      expect((await runCheck(run)).differences).toEqual([]);
    },
  );
});
