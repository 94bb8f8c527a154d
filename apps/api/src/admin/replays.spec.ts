import { silentLogger } from '#libs/ports';
import { type ReplayProgress, Replays, REPLAYS_KEPT_MAX } from './replays.js';

describe('replays', () => {
  const around = { clock: { now: () => 0 }, logger: silentLogger };

  it('run one at a time and show how far they are', async () => {
    const seen: number[] = [];
    let end: () => void = () => undefined;
    const replays: Replays = new Replays(async (report) => {
      const steps: ReplayProgress[] = [0, 5].map((done) => ({ generation: 2, done, total: 10 }));
      for (const step of steps) {
        report(step);
        seen.push(replays.list()[0]?.progress ?? -1);
      }
      await new Promise<void>((resolve) => (end = resolve));
      return { generation: 2 };
    }, around);
    const first = replays.start('operator');
    expect(first).toMatchObject({ status: 'running', startedBy: 'operator' });
    expect(replays.start('operator')).toMatchObject({ problem: 'replay-running' });
    end();
    await replays.close();
    expect(seen).toEqual([0, 0.5]);
    expect(replays.list()).toMatchObject([{ status: 'promoted', generation: 2, progress: 1 }]);
  });

  it('that fail say why, and the next may begin', async () => {
    const replays = new Replays(() => Promise.reject(new Error('The log ended.')), around);
    for (let count = 0; count < REPLAYS_KEPT_MAX + 5; count += 1) {
      expect(replays.start('operator')).toMatchObject({ status: 'running' });
      await replays.close();
    }
    expect(replays.list()).toHaveLength(REPLAYS_KEPT_MAX);
    expect(replays.list()[0]).toMatchObject({ status: 'failed', reason: 'The log ended.' });
  });
});
