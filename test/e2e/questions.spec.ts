import { createRace, declare, endorse } from './documents.js';
import { MODES } from './mode.js';
import { type Body, TestService } from './service.js';

const CLOSED = 'public, max-age=31536000, immutable';

describe.each(MODES)('questions, $name', ({ env }) => {
  const race = '/v1/races/checkville';
  let service: TestService;
  let endorsed: Body;
  beforeAll(async () => {
    service = await TestService.start(env());
    await service.record('/v1/races', createRace('checkville'));
    await service.record(`${race}/commands`, declare('ada-lane'));
    endorsed = await service.record(`${race}/commands`, endorse('first-endorser'));
    await service.call(`${race}/state?minVersion=${endorsed.version}`);
  });
  afterAll(() => service.close());

  it('a closed answer is the same bytes and may be kept for a year', async () => {
    const path = `${race}/state?validAt=2022-03-01&atVersion=${endorsed.version}`;
    const [one, two] = [await service.call(path), await service.call(path)];
    expect(one.text).toBe(two.text);
    expect(one.headers.get('cache-control')).toBe(CLOSED);
    expect(one.headers.get('vary')).toBe('Accept, Accept-Encoding');
    expect(one.headers.get('surrogate-key')).toBe('race:checkville');
    expect(one.body.meta.closed).toBe(true);
    expect((await service.call(one.body.links.permalink)).text).toContain('"first-endorser"');
  });

  it('a live answer is kept for a moment, and 304 tells that it is still right', async () => {
    const first = await service.call(`${race}/state`);
    expect(first.headers.get('cache-control')).toBe('public, max-age=2, stale-while-revalidate=30');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"\d+\.\d+\.[0-9a-f]{6}"$/); // version, last turn, shape
    const again = await service.call(`${race}/state`, {
      headers: { 'if-none-match': `"x", W/${tag}` },
    });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
  });

  it.each(['/v1/races', '/v1/events', `${race}/timeline`, '/v1/schemas', '/v1/openapi.json'])(
    '%s answers HEAD without a body and 304 to its own ETag',
    async (path) => {
      const head = await service.call(path, { method: 'HEAD' });
      expect([head.status, head.text]).toEqual([200, '']);
      const tag = head.headers.get('etag') ?? '';
      const held = await service.call(path, { headers: { 'if-none-match': tag } });
      expect(held.status).toBe(304);
    },
  );

  it('a write of one’s own is waited for, and what does not come in time is a 503', async () => {
    const written = await service.post(`${race}/commands`, endorse('read-back'));
    const read = await service.call(`${race}/timeline?minVersion=${written.body.version}`);
    expect(read.text).toContain('read-back');
    const ahead = await service.call(`${race}/state?minVersion=1000`, {
      headers: { prefer: 'wait=0' },
    });
    expect(ahead).toMatchObject({ status: 503, body: { code: 'projection-behind' } });
    expect(ahead.headers.get('retry-after')).toBe('1');
  });

  it('events are paged by a cursor, which also tells later what is new', async () => {
    const first = await service.call('/v1/events?race=checkville&limit=2');
    expect(first.body.data).toHaveLength(2);
    expect(first.headers.get('link')).toBe(`<${first.body.links.next}>; rel="next"`);
    const rest = await service.call(first.body.links.next);
    expect(rest.body.data[0]).toMatchObject({ id: endorsed.events[0]?.id });
    const { poll } = rest.body.links;
    expect((await service.call(poll)).body.data).toEqual([]);
    const written = await service.post(`${race}/commands`, endorse('polled'));
    await service.call(`${race}?minVersion=${written.body.version}`);
    expect((await service.call(poll)).body.data).toHaveLength(1);
  });

  it('a timeline lists what was retracted for whatever reason, where that is asked for', async () => {
    const commands = `${race}/commands`;
    const { events } = await service.record(commands, endorse('twice-told'));
    const data = { event: events[0]?.id, kind: 'transcription', reason: 'duplicate' };
    const { version } = await service.record(commands, { type: 'RetractEvent', data });
    const timeline = `${race}/timeline?limit=1000&minVersion=${version}`;
    expect((await service.call(timeline)).text).not.toContain('twice-told');
    const all = await service.call(`${timeline}&includeRetracted=true`);
    const told = all.body.data.filter((item) => JSON.stringify(item).includes('twice-told'));
    expect(told).toEqual([
      expect.objectContaining({
        fact: events[0]?.id,
        retracted: expect.objectContaining({ reason: 'duplicate' }),
      }),
    ]);
    const before = `${race}/timeline?limit=1000&includeRetracted=true&atVersion=${version - 1}`;
    const earlier = await service.call(before);
    expect(earlier.text).toContain('twice-told');
    expect(earlier.text).not.toContain('duplicate');
  });

  it('a fact tells its history', async () => {
    const { body } = await service.call(`${race}/state`);
    const { fact } = body.endorsements.items[0]!;
    const history = await service.call(`/v1/facts/${encodeURIComponent(fact)}/history`);
    expect([history.status, history.text.includes(endorsed.events[0]?.id ?? '')]).toEqual([
      200,
      true,
    ]);
  });

  it('any page of the web may read, and a preflight is answered', async () => {
    const read = await service.call('/v1/races');
    expect(read.headers.get('access-control-allow-origin')).toBe('*');
    const preflight = await service.call('/v1/races', { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('allow')]).toEqual([
      204,
      'GET, HEAD, POST, OPTIONS',
    ]);
  });
});
