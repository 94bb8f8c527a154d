import { createRace, declare, endorse } from './documents.js';
import { MODES } from './mode.js';
import { type Reply, TestService } from './service.js';

/** Headers that say something of this one reply alone, or of how far the log was read by then. */
const OF_ONE_REPLY: ReadonlySet<string> = new Set(['date', 'x-request-id', 'watermark']);

const shown = ({ status, text, headers }: Reply): object => ({
  status,
  text,
  headers: [...headers].filter(([name]) => !OF_ONE_REPLY.has(name)),
});

describe.each(MODES)('a question that is asked again, $name', ({ env }) => {
  const race = '/v1/races/checkville';
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start(env());
    await service.record('/v1/races', createRace('checkville'));
    await service.record(`${race}/commands`, declare('ada-lane'));
    const { version } = await service.record(`${race}/commands`, endorse('first-endorser'));
    await service.call(`${race}/state?minVersion=${version}`);
  });
  afterAll(() => service.close());

  it.each([
    ['state', {}],
    ['state?clock=published', {}],
    ['state?validAt=2022-03-01', {}],
    ['state?validAt=2022-03-01&atVersion=2', {}],
    ['state?validAt=2022-03-01&knownAt=2022-03-01', {}],
    ['state?asOf=2022-03-01', {}],
    ['state?asOf=2022-03-01T00%3A00%3A00Z&clock=published', {}],
    ['state?validAt=2022-03-01&atVersion=3', { accept: 'text/csv' }],
    ['state.json', {}],
    ['state.csv', {}],
    ['state', { 'accept-datetime': 'Tue, 01 Mar 2022 12:00:00 GMT' }],
    ['state?validAt=2022-03-01&atVersion=99', {}],
    ['state?validAt=2022-02-30', {}],
    ['timeline', {}],
    ['timeline?limit=1', {}],
    ['timeline?validAt=2022-03-01&atVersion=3', {}],
  ])('%s has the very same reply: %j', async (path, headers) => {
    const ask = (): Promise<Reply> =>
      service.call(`${race}/${path}`, { headers, redirect: 'manual' });
    const first = await ask();
    for (let times = 0; times < 3; times += 1) {
      const again = await ask();
      if (first.status < 400) expect(shown(again)).toEqual(shown(first));
      else expect([again.status, again.body.code]).toEqual([first.status, first.body.code]);
    }
    const tag = first.headers.get('etag');
    if (tag === null) return;
    const held = await service.call(`${race}/${path}`, {
      headers: { ...headers, 'if-none-match': tag },
    });
    expect([held.status, held.text, held.headers.get('etag')]).toEqual([304, '', tag]);
  });

  it('is answered anew once something was recorded', async () => {
    for (const path of ['state', 'timeline', 'state?validAt=2023-03-01']) {
      const endorser = `endorser-of-${path.replaceAll(/[^a-z0-9]+/g, '-')}`;
      for (let times = 0; times < 3; times += 1) await service.call(`${race}/${path}`);
      const { version } = await service.record(`${race}/commands`, endorse(endorser));
      await service.call(`${race}/state?minVersion=${version}`);
      const after = await service.call(`${race}/${path}`);
      expect(after.text).toContain(endorser);
      expect(after.headers.get('position')).toBe(String(version));
    }
  });
});
