import { createRace, declare, endorse } from './documents.js';
import { MODES } from './mode.js';
import { TestService } from './service.js';

describe.each(MODES)('waiting for news, and the state by date, $name', ({ env }) => {
  const race = '/v1/races/checkville';
  let service: TestService;
  const manual = { redirect: 'manual' } as const;
  const on = (path: string, headers: Readonly<Record<string, string>>) =>
    fetch(service.address + path, { ...manual, headers });

  beforeAll(async () => {
    service = await TestService.start(env());
    await service.record('/v1/races', createRace('checkville'));
    const { version } = await service.record(`${race}/commands`, declare('ada-lane'));
    await service.call(`${race}?minVersion=${version}`);
  });
  afterAll(() => service.close());

  it.each(['/v1/events', '/v1/events?race=checkville'])(
    'who polls %s and may wait is answered when something happens',
    async (path) => {
      const { poll } = (await service.call(path)).body.links;
      const waiting = service.call(poll, { headers: { prefer: 'wait=25' } });
      const endorser = `news-of-${path.length}`;
      await service.record(`${race}/commands`, endorse(endorser));
      const news = await waiting;
      expect(news.headers.get('preference-applied')).toBe('wait=25');
      expect([news.body.data.length, news.text.includes(endorser)]).toEqual([1, true]);
    },
  );

  it('who may not wait is answered at once', async () => {
    const { poll } = (await service.call('/v1/events')).body.links;
    expect((await service.call(poll)).body.data).toEqual([]);
    const none = await service.call(poll, { headers: { prefer: 'wait=0' } });
    expect([none.status, none.body.data, none.body.links.poll]).toEqual([200, [], poll]);
  });

  it('a state says where its news is', async () => {
    const { poll } = (await service.call(`${race}/state`)).body.links;
    expect((await service.call(poll)).body.data).toEqual([]);
    const before = (await service.call(`${race}/state?atVersion=1`)).body.links.poll;
    expect((await service.call(before)).body.data.length).toBeGreaterThan(0);
  });

  it('a state without times is sent on to the state as of a date', async () => {
    const plain = await on(`${race}/state`, {});
    expect([plain.status, plain.headers.get('vary')]).toEqual([
      200,
      'Accept, Accept-Encoding, Accept-Datetime',
    ]);
    expect(plain.headers.get('link')).toContain('rel="timemap"');
    const date = 'Tue, 04 Jan 2022 12:00:00 GMT';
    const sent = await on(`${race}/state?clock=published`, { 'accept-datetime': date });
    expect([sent.status, sent.headers.get('vary'), sent.headers.get('location')]).toEqual([
      302,
      'Accept, Accept-Encoding, Accept-Datetime',
      `${race}/state?asOf=2022-01-04T12%3A00%3A00.000Z&clock=published`,
    ]);
    const memento = await on(sent.headers.get('location') ?? '', {});
    expect([memento.status, memento.headers.get('memento-datetime')]).toEqual([200, date]);
    expect(memento.headers.get('vary')).not.toContain('Datetime');
    expect(memento.headers.get('link')).toContain('rel="original timegate"');
  });

  it('a date before the record, or ahead, is sent on to the nearest there is', async () => {
    for (const date of ['Sat, 01 Jan 2000 00:00:00 GMT', 'Fri, 01 Jan 2100 00:00:00 GMT']) {
      const sent = await on(`${race}/state`, { 'accept-datetime': date });
      const state = await on(sent.headers.get('location') ?? '', {});
      expect([sent.status, state.status]).toEqual([302, 200]);
    }
  });

  it('only a state as of a time that stays the same is a memento of it', async () => {
    for (const asked of ['asOf=now', 'asOf=-1d', 'validAt=2022-01-04', 'atVersion=1']) {
      const state = await on(`${race}/state?${asked}`, {});
      expect([state.status, state.headers.get('memento-datetime')]).toEqual([200, null]);
    }
  });

  it('what is no date is refused, and a question with its own times needs none', async () => {
    const refused = await service.call(`${race}/state`, { headers: { 'accept-datetime': 'soon' } });
    expect([refused.status, refused.body.code]).toEqual([400, 'header-invalid']);
    const own = await on(`${race}/state?validAt=2022-03-01`, { 'accept-datetime': 'soon' });
    expect(own.status).toBe(200);
  });
});
