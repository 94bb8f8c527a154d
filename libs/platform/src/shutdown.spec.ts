import { Shutdown } from './shutdown.js';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the shutdown', () => {
  it('closes what was opened last first, once', async () => {
    const closed: string[] = [];
    const shutdown = new Shutdown(silent, 1_000);
    for (const name of ['log', 'server']) shutdown.add(name, () => void closed.push(name));
    expect(await Promise.all([shutdown.end('a test'), shutdown.end('again')])).toEqual([
      true,
      true,
    ]);
    expect(closed).toEqual(['server', 'log']);
  });

  it('goes on past what fails or hangs, and says that it was not clean', async () => {
    const closed: string[] = [];
    const shutdown = new Shutdown(silent, 20);
    shutdown.add('log', () => void closed.push('log'));
    shutdown.add('hanging', () => new Promise<void>(() => undefined));
    shutdown.add('failing', () => Promise.reject(new Error('no')));
    expect(await shutdown.end('a test')).toBe(false);
    expect(closed).toEqual(['log']);
  });
});
