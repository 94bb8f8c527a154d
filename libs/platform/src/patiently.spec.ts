import { patiently } from './patiently.js';

describe('trying patiently', () => {
  it('tries again what may pass, until it works', async () => {
    const failures = [new Error('away'), undefined];
    const seen: unknown[] = [];
    const opened = await patiently(
      () => {
        const failure = failures.shift();
        return failure === undefined ? Promise.resolve('open') : Promise.reject(failure);
      },
      { signal: new AbortController().signal, mayPass: (error) => Boolean(seen.push(error)) },
    );
    expect([opened, seen]).toEqual(['open', [new Error('away')]]);
  });

  it('throws what may not pass', async () => {
    const attempt = patiently(() => Promise.reject(new Error('wrong')), {
      signal: new AbortController().signal,
      mayPass: () => false,
    });
    await expect(attempt).rejects.toThrow('wrong');
  });

  it('ends when it is told to', async () => {
    const ending = new AbortController();
    const attempt = patiently<string>(() => Promise.reject(new Error('away')), {
      signal: ending.signal,
      mayPass: () => {
        ending.abort();
        return true;
      },
    });
    expect(await attempt).toBeUndefined();
  });
});
