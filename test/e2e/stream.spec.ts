import { createRace, declare, endorse, retract } from './documents.js';
import { type Frame, linesOf, StreamReader } from './event-stream.js';
import { MODES } from './mode.js';
import { TestService } from './service.js';

const isCaughtUp = ({ event }: Frame): boolean => event === 'caught-up';
const isEvent = ({ data }: Frame): boolean => data?.specversion === '1.0';
const typesOf = (frames: readonly Frame[]) => frames.filter(isEvent).map(({ event }) => event);

describe.each(MODES)('streams, $name', ({ env }) => {
  const race = '/v1/races/checkville';
  let service: TestService;
  const readers: StreamReader[] = [];
  const open = async (path: string, headers = {}): Promise<StreamReader> => {
    const reader = await StreamReader.open(service.address + path, headers);
    readers.push(reader);
    return reader;
  };
  beforeAll(async () => {
    service = await TestService.start({ ...env(), HEARTBEAT_MS: '50', STREAMS_MAX: '4' });
    await service.record('/v1/races', createRace('checkville'));
    const body = await service.record(`${race}/commands`, declare('ada-lane'));
    await service.call(`${race}?minVersion=${body.version}`);
  });
  afterEach(async () => {
    for (const reader of readers.splice(0)) reader.close();
    await noneOpen();
  });
  afterAll(() => service.close());

  /** The service notices by itself that a reader is gone. */
  const noneOpen = async (): Promise<void> => {
    let open: string | undefined;
    while (open !== '0') {
      const { text } = await service.call('/metrics', { as: 'reader' });
      open = /^timeline_sse_connections (\d+)$/m.exec(text)?.[1];
    }
  };

  it('tell history, then that it is over, then what happens', async () => {
    const reader = await open(`${race}/stream`);
    expect(reader.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const history = await reader.until(isCaughtUp);
    expect(typesOf(history)).toEqual(['RaceCreated', 'CandidacyDeclared']);
    await service.post(`${race}/commands`, endorse('live'));
    const live = await reader.until(isEvent);
    expect(typesOf(live)).toEqual(['EndorsementAnnounced']);
  });

  it('go on after the id of the last event', async () => {
    const first = await open(`${race}/stream`);
    const [, created] = await first.until(isEvent).then((frames) => [null, frames.at(-1)] as const);
    const resumed = await open(`${race}/stream`, { 'last-event-id': created?.id ?? '' });
    expect(typesOf(await resumed.until(isCaughtUp))[0]).toBe('CandidacyDeclared');
    const byParameter = await open(`${race}/stream?lastEventId=${created?.id ?? ''}`);
    expect(typesOf(await byParameter.until(isCaughtUp))[0]).toBe('CandidacyDeclared');
  });

  it('may begin with what happens next', async () => {
    const reader = await open(`${race}/stream?from=latest`);
    expect(typesOf(await reader.until(isCaughtUp))).toEqual([]);
    await service.post(`${race}/commands`, endorse('newest'));
    expect((await reader.until(isEvent)).at(-1)?.data?.data.data.endorser.id).toBe('newest');
  });

  it('of all races tell each event once, in one order, and go on where one left off', async () => {
    const reader = await open('/v1/stream');
    const history = (await reader.until(isCaughtUp)).filter(isEvent);
    const ids = history.map(({ data }) => data?.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [index, frame] of history.entries()) {
      const resumed = await StreamReader.open(`${service.address}/v1/stream`, {
        'last-event-id': frame.id ?? '',
      });
      const rest = (await resumed.until(isCaughtUp)).filter(isEvent);
      resumed.close();
      expect(rest.map(({ data }) => data?.id)).toEqual(ids.slice(index + 1));
      await noneButOpen(1);
    }
  });

  const noneButOpen = async (count: number): Promise<void> => {
    let open: string | undefined;
    while (open !== String(count)) {
      const { text } = await service.call('/metrics', { as: 'reader' });
      open = /^timeline_sse_connections (\d+)$/m.exec(text)?.[1];
    }
  };

  it('keep beating while nothing happens', async () => {
    const reader = await open(`${race}/stream?from=latest`);
    const frames = await reader.until(({ comment }) => comment !== undefined);
    expect(frames.at(-1)?.comment).toMatch(/^hb position=\w+ watermark=\d{4}-\S+Z$/);
    expect(frames.at(-1)?.id).toMatch(/^\w+$/);
  });

  it('of all races may begin with what happens next', async () => {
    const reader = await open('/v1/stream?from=latest');
    expect(typesOf(await reader.until(isCaughtUp))).toEqual([]);
    await service.post(`${race}/commands`, endorse('latest-of-all'));
    const live = await reader.until(isEvent);
    expect(live.at(-1)?.data?.data.data.endorser.id).toBe('latest-of-all');
  });

  it.each([
    ['/v1/stream?type=Candidacy*', ['CandidacyDeclared']],
    [`${race}/stream?type=RaceCreated,CandidacyDeclared`, ['RaceCreated', 'CandidacyDeclared']],
    [`${race}/stream?type=Candidacy*&candidate=ada-lane`, ['CandidacyDeclared']],
    [`${race}/stream?type=Candidacy*&candidate=nobody`, []],
  ])('%s tells what is asked for alone', async (path, types) => {
    const reader = await open(path);
    expect(typesOf(await reader.until(isCaughtUp))).toEqual(types);
  });

  it('about a person tell of a retraction too, which names the event alone', async () => {
    const { events } = await service.record(`${race}/commands`, endorse('taken-back'));
    const reader = await open(`${race}/stream?candidate=taken-back`);
    expect(typesOf(await reader.until(isCaughtUp))).toEqual(['EndorsementAnnounced']);
    await service.record(`${race}/commands`, retract(events[0]?.id ?? ''));
    expect(typesOf(await reader.until(isEvent))).toEqual(['EventRetracted']);
  });

  it('go on past what is filtered out', async () => {
    const sparse = await open(`${race}/stream?type=RaceCreated`);
    const caughtUp = (await sparse.until(isCaughtUp)).at(-1);
    const resumed = await open(`${race}/stream`, { 'last-event-id': caughtUp?.id ?? '' });
    expect(typesOf(await resumed.until(isCaughtUp))).toEqual([]);
  });

  it('travel as lines of JSON to whoever asks for them', async () => {
    const frames = (await (await open(`${race}/stream`)).until(isCaughtUp)).filter(isEvent);
    const lines = await linesOf(`${service.address}${race}/stream`, frames.length + 1);
    expect(lines.slice(0, -1)).toEqual(frames.map(({ id, event, data }) => ({ id, event, data })));
    expect(lines.at(-1)).toMatchObject({
      event: 'caught-up',
      data: { position: expect.any(String) },
    });
  });

  it('say that they hold less than the reader has read', async () => {
    const far = Buffer.from('v1000').toString('base64url');
    const reader = await open(`${race}/stream?after=${far}`);
    const frames = await reader.until(isCaughtUp);
    expect(frames.find(({ event }) => event === 'gap')?.data).toMatchObject({
      requested: 1_000,
      resync: `${race}/state`,
    });
  });

  it('of all races say it too, however long the reader was away', async () => {
    const far = Buffer.from('l1000.1000.1000').toString('base64url');
    const reader = await open('/v1/stream', { 'last-event-id': far });
    const frames = await reader.until(isCaughtUp);
    const gap = frames.find(({ event }) => event === 'gap');
    expect(gap?.data).toMatchObject({ requested: far, resync: '/v1/events' });
    expect(typesOf(frames)).toEqual([]);
    await service.post(`${race}/commands`, endorse('after-the-gap'));
    const live = await reader.until(isEvent);
    expect(live.at(-1)?.data?.data.data.endorser.id).toBe('after-the-gap');
    const resumed = await open('/v1/stream', { 'last-event-id': gap?.id ?? '' });
    expect((await resumed.until(isCaughtUp)).map(({ event }) => event)).not.toContain('gap');
  });

  it('may be of a stretch of time, and end when nothing more can come in it', async () => {
    const whole = (await (await open('/v1/stream')).until(isCaughtUp)).filter(isEvent);
    const [first, second] = whole.map(({ data }) => data?.recordedtime ?? '');
    const stretch = `/v1/stream?since=${first ?? ''}&until=${second ?? ''}`;
    const frames = await (await open(stretch)).until(() => false);
    expect(frames.at(-1)?.event).toBe('end');
    expect(typesOf(frames)).toEqual(['RaceCreated']);
    const again = await service.call(stretch, {
      headers: { 'last-event-id': frames.at(-1)?.id ?? '' },
    });
    expect(again.status).toBe(204);
    const rest = await open(`${race}/stream?since=${second ?? ''}`);
    expect(typesOf(await rest.until(isCaughtUp))[0]).toBe('CandidacyDeclared');
  });

  it.each([
    ['?since=now&after=djA', '?since'],
    ['?since=now&from=latest', '?from'],
    ['?since=2022-01-04', '?since'],
    ['?until=soon', '?until'],
  ])('refuse %s', async (query, pointer) => {
    const { status, body } = await service.call(`${race}/stream${query}`);
    expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });

  it('are so many at once and no more', async () => {
    for (let count = 0; count < 4; count += 1) await open(`${race}/stream`);
    const more = await service.call(`${race}/stream`);
    expect(more).toMatchObject({ status: 503, body: { code: 'streams-exhausted' } });
    expect(more.headers.get('retry-after')).toBe('5');
  });

  it('answer HEAD and end', async () => {
    const reply = await service.call(`${race}/stream`, { method: 'HEAD' });
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([
      200,
      'no-store, no-transform',
    ]);
  });
});

describe('a stream that ends', () => {
  it('at its age and with its service asks the reader to come back', async () => {
    const service = await TestService.start({ STREAM_MAX_AGE_MS: '100' });
    const old = await StreamReader.open(`${service.address}/v1/stream`);
    const aged = await old.until(({ event }) => event === 'reconnect');
    expect(aged.at(-1)?.data).toMatchObject({ reason: 'max-age' });
    await service.close();
    const other = await TestService.start({});
    const reader = await StreamReader.open(`${other.address}/v1/stream`);
    await reader.until(isCaughtUp);
    const [ended] = await Promise.all([
      reader.until(({ event }) => event === 'reconnect'),
      other.close(),
    ]);
    expect(ended.at(-1)?.data).toMatchObject({ reason: 'shutdown' });
  });
});
