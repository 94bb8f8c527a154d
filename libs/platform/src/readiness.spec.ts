import { askAll, type CheckResult, kept } from './readiness.js';

describe('a check that is kept', () => {
  const counted = (answer: () => Promise<CheckResult>) => {
    const asked = { times: 0 };
    const check = () => {
      asked.times += 1;
      return answer();
    };
    return { asked, check: { name: 'broker', check } };
  };

  it('is asked once for all who ask at the same time, and for those who come soon after', async () => {
    const { asked, check } = counted(() => Promise.resolve({ ok: true, behind: 3 }));
    const one = kept(check, 60_000);
    const reports = await Promise.all([askAll([one]), askAll([one])]);
    await askAll([one]);
    expect(asked.times).toBe(1);
    expect(reports.flat()).toEqual(Array(2).fill({ name: 'broker', ok: true, behind: 3 }));
  });

  it('is asked again when its answer has grown old', async () => {
    const { asked, check } = counted(() => Promise.resolve({ ok: true }));
    const one = kept(check, 0);
    for (let times = 1; times < 4; times += 1) {
      await askAll([one]);
      expect(asked.times).toBe(times);
    }
  });

  it('says of a failure what it said, and is asked again after it', async () => {
    const { asked, check } = counted(() => Promise.reject(new Error('away')));
    const one = kept(check, 0);
    expect(await askAll([one])).toEqual([{ name: 'broker', ok: false, reason: 'away' }]);
    await askAll([one]);
    expect(asked.times).toBe(2);
  });
});
