import { Lanes } from './lanes.js';

describe('lanes', () => {
  it('do the work of one record in its order', async () => {
    const lanes = new Lanes();
    const done: number[] = [];
    for (const number of [1, 2, 3])
      await lanes.add('race/a', async () => {
        await new Promise(setImmediate);
        done.push(number);
      });
    await lanes.done();
    expect(done).toEqual([1, 2, 3]);
  });

  it('take no more work once any of it has failed, and say why', async () => {
    const lanes = new Lanes();
    await lanes.add('race/a', () => Promise.reject(new Error('The service is away.')));
    let isDone = false;
    const after = (): Promise<void> => {
      isDone = true;
      return Promise.resolve();
    };
    await lanes.add('race/a', after);
    await expect(lanes.done()).rejects.toThrow('The service is away.');
    await expect(lanes.add('race/b', after)).rejects.toThrow('The service is away.');
    expect(isDone).toBe(false);
  });
});
