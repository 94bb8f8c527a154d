import { createRace, declare, endorse } from './documents.js';
import { MODES } from './mode.js';
import { type Reply, TestService } from './service.js';

const PROBLEM = 'application/problem+json; charset=utf-8';
const LONG = 'x'.repeat(600);

describe.each(MODES)('bad input is a problem with its pointer, $name', ({ env }) => {
  const race = '/v1/races/checkville';
  const commands = `${race}/commands`;
  let service: TestService;
  let head: number;
  beforeAll(async () => {
    service = await TestService.start(env());
    await service.record('/v1/races', createRace('checkville'));
    head = (await service.record(commands, declare('ada-lane'))).version;
    await service.call(`${race}?minVersion=${head}`);
  });
  afterAll(async () => {
    const { body } = await service.call(race);
    await service.close();
    // Nothing of all this is written.
    expect(body.version).toBe(head);
  });

  const expectProblem = (reply: Reply, status: number, code: string, pointer?: string) => {
    expect(reply).toMatchObject({ status, body: { status, code } });
    expect(reply.headers.get('content-type')).toBe(PROBLEM);
    expect(reply.body.type).toBe(`${service.address}/problems/${code}`);
    expect(reply.headers.get('x-request-id')).toBe(reply.body.requestId);
    const pointers = (reply.body.errors ?? []).map((error) => error.pointer);
    if (pointer !== undefined) expect(pointers).toContain(pointer);
  };

  it.each([
    [`${race}/state?colour=red`, 'parameter-invalid', '?colour'],
    [`${race}/state?validat=2022-01-01`, 'parameter-invalid', '?validat'],
    [`${race}/state?validAt=2022-01-01&validAt=2022-01-02`, 'parameter-invalid', '?validAt'],
    [`${race}/state?validAt=2021-02-30`, 'parameter-invalid', '?validAt'],
    [`${race}/state?validAt=2021-13`, 'parameter-invalid', '?validAt'],
    [`${race}/state?validAt=..`, 'parameter-invalid', '?validAt'],
    [`${race}/state?validAt=last%20month`, 'parameter-invalid', '?validAt'],
    [`${race}/state?validAt=%00`, 'parameter-invalid', '?validAt'],
    [`${race}/state?validAt=%FF`, 'parameter-invalid', '?validAt'],
    [`${race}/state?validAt=${LONG}`, 'parameter-invalid', '?validAt'],
    [`${race}/state?clock=sundial`, 'parameter-invalid', '?clock'],
    [`${race}/state?atVersion=-1`, 'parameter-invalid', '?atVersion'],
    [`${race}/state?atVersion=1.5`, 'parameter-invalid', '?atVersion'],
    [`${race}/state?atVersion=100000`, 'version-above-head', '?atVersion'],
    [`${race}/state?knownAt=2100-01-01`, 'known-time-in-future', undefined],
    [`${race}/state?asOf=2022-01-04&validAt=2022-01-04`, 'time-parameters-conflict', undefined],
    [`${race}/state?minVersion=soon`, 'parameter-invalid', '?minVersion'],
    [`${race}/state?__proto__=1`, 'parameter-invalid', '?__proto__'],
    [`${race}/state?constructor=1`, 'parameter-invalid', '?constructor'],
    [`${race}/state?minVersion=1&minVersion=2`, 'parameter-invalid', '?minVersion'],
    [`${race}/timeline?limit=0`, 'parameter-invalid', '?limit'],
    [`${race}/timeline?limit=1001`, 'parameter-invalid', '?limit'],
    [`${race}/timeline?type=Nonsense`, 'parameter-invalid', '?type'],
    [`${race}/timeline?includeRetracted=perhaps`, 'parameter-invalid', '?includeRetracted'],
    [`${race}/timeline?after=zzz`, 'cursor-invalid', undefined],
    ['/v1/events?after=zzz', 'cursor-invalid', '?after'],
    ['/v1/events?limit=many', 'parameter-invalid', '?limit'],
    ['/v1/races?after=%F0%9F%91%8D', 'cursor-invalid', undefined],
    [`${race}/stream?after=zzz`, 'cursor-invalid', '?after'],
    [`${race}/stream?from=yesterday`, 'parameter-invalid', '?from'],
    [`${race}/stream?from=latest&after=djE`, 'parameter-invalid', '?from'],
    ['/v1/stream?after=djE', 'cursor-invalid', undefined],
    ['/v1/stream?type=Nonsense*', 'parameter-invalid', '?type'],
    ['/v1/stream?candidate=a&candidate=b', 'parameter-invalid', '?candidate'],
    ['/v1/races/%E0%A4%A/state', 'request-invalid', undefined],
    [`/v1/races/${LONG}/state`, 'request-invalid', undefined],
    ['/docs?theme=dark', 'parameter-invalid', '?theme'],
  ])('400: GET %s', async (path, code, pointer) => {
    expectProblem(await service.call(path), 400, code, pointer);
  });

  it('names the parameter that was probably meant', async () => {
    const reply = await service.call(`${race}/state?validat=2022-01-01`);
    expect(reply.body.detail).toContain('Did you mean validAt?');
  });

  it.each([
    ['/v1/races/no-such-race/state', 'race-unknown'],
    ['/v1/races/No%20Slug/state', 'race-unknown'],
    ['/v1/races/%E6%97%A5/state', 'race-unknown'],
    ['/v1/races/a%0d%0ab/state', 'race-unknown'],
    ['/v1/races/..%2f..%2fetc/state', 'race-unknown'],
    ['/v1/races/no-such-race/stream', 'race-unknown'],
    ['/v1/events/nothing', 'event-unknown'],
    ['/v1/events/__proto__', 'event-unknown'],
    ['/v1/facts/nothing/history', 'fact-unknown'],
    ['/v1/facts/%00/history', 'fact-unknown'],
    ['/v1/schemas/Nonsense', 'schema-unknown'],
    ['/v1/schemas/EndorsementAnnounced/99', 'schema-unknown'],
    ['/problems/nonsense', 'problem-unknown'],
    ['/problems/constructor', 'problem-unknown'],
    ['/v1/nothing', 'route-unknown'],
  ])('404: GET %s', async (path, code) => {
    expectProblem(await service.call(path), 404, code);
  });

  it('405 names the methods that there are', async () => {
    const reply = await service.call('/v1/races', { method: 'DELETE' });
    expectProblem(reply, 405, 'method-not-allowed');
    expect(reply.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it.each([
    ['nothing', '', 'body-invalid', undefined],
    ['broken JSON', '{"type":', 'body-invalid', undefined],
    ['a list', '[]', 'body-invalid', undefined],
    ['null', 'null', 'body-invalid', undefined],
    ['a number', '7', 'body-invalid', undefined],
    [
      'a document nested too deeply',
      `{"a":${'['.repeat(60)}${']'.repeat(60)}}`,
      'body-invalid',
      undefined,
    ],
    ['an empty object', {}, 'command-malformed', '/type'],
    ['an unknown command', endorse('x', { type: 'AbolishElection' }), 'command-malformed', '/type'],
    [
      'a date that does not exist',
      endorse('x', { occurred: '2021-02-30' }),
      'command-malformed',
      '/occurred',
    ],
    ['a date in words', endorse('x', { occurred: 'last month' }), 'command-malformed', '/occurred'],
    ['a thirteenth month', endorse('x', { occurred: '2021-13' }), 'command-malformed', '/occurred'],
    ['an open interval', endorse('x', { occurred: '..' }), 'command-malformed', '/occurred'],
    ['a number as date', endorse('x', { occurred: 2021 }), 'command-malformed', '/occurred'],
    ['no sources', endorse('x', { sources: [] }), 'command-malformed', '/sources'],
    [
      'sources that are none',
      endorse('x', { sources: 'the paper' }),
      'command-malformed',
      '/sources',
    ],
    [
      'a field of the log',
      endorse('x', { recordedAt: '2021-01-01T00:00:00Z' }),
      'command-malformed',
      '/recordedAt',
    ],
    [
      'a field called __proto__',
      '{"type":"AnnounceEndorsement","__proto__":{}}',
      'command-malformed',
      '/__proto__',
    ],
    ['no data', endorse('x', { data: undefined }), 'command-malformed', '/data'],
    ['data of another shape', endorse('x', { data: 'x' }), 'command-malformed', '/data'],
    ['no commands', { commands: [] }, 'command-malformed', '/commands'],
    ['commands that are none', { commands: {} }, 'command-malformed', '/commands'],
  ])('400: a body of %s', async (_, body, code, pointer) => {
    expectProblem(await service.post(commands, body), 400, code, pointer);
  });

  it.each([
    ['no type', { data: { id: 'x' } }, '/type'],
    ['another command', endorse('x'), '/type'],
    ['no slug as id', createRace('Not A Slug'), '/data/id'],
    ['nothing in it', { commands: [] }, '/type'],
  ])('400: the creation of a race with %s', async (_, body, pointer) => {
    const reply = await service.post('/v1/races', body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'command-malformed' } });
    expect(reply.body.errors?.[0]?.pointer).toContain(pointer);
  });

  it('422: an endorsement of oneself', async () => {
    const data = { endorser: 'ada-lane', candidate: 'ada-lane', stance: 'support' };
    const reply = await service.post(commands, endorse('x', { data }));
    expectProblem(reply, 422, 'command-refused', '/data/endorser');
  });

  it.each([
    ['idempotency-key', 'x'.repeat(101)],
    ['idempotency-key', 'a key with blanks'],
    ['if-match', 'seventeen'],
    ['if-match', '"1", "2"'],
  ])('400: %s: %s', async (name, value) => {
    const reply = await service.post(commands, endorse('x'), { headers: { [name]: value } });
    expectProblem(reply, 400, 'header-invalid');
    expect(reply.body.errors?.[0]?.pointer.toLowerCase()).toBe(`header:${name}`);
  });

  it('400: a dry run that is neither true nor false', async () => {
    const reply = await service.post(`${commands}?dryRun=maybe`, endorse('x'));
    expectProblem(reply, 400, 'parameter-invalid', '?dryRun');
  });

  it('400: broken UTF-8', async () => {
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    const headers = { 'content-type': 'application/json' };
    const reply = await service.call(commands, { method: 'POST', as: 'editor', headers, body });
    expectProblem(reply, 400, 'body-invalid');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'json'])(
    '415: %s',
    async (type) => {
      const reply = await service.post(commands, endorse('x'), {
        headers: { 'content-type': type },
      });
      expectProblem(reply, 415, 'media-type-unsupported');
    },
  );

  it('415: a compressed body', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const reply = await service.post(commands, endorse('x'), { headers });
    expectProblem(reply, 415, 'media-type-unsupported');
  });

  it('413: a body of 2 MB', async () => {
    const reply = await service.post(
      commands,
      endorse('x', { expressedAs: 'x'.repeat(2_000_000) }),
    );
    expectProblem(reply, 413, 'body-too-large');
  });

  it.each([
    ['a field that is none', { colour: 'red' }, '/colour'],
    ['a note that is no text', { note: 7 }, '/note'],
    ['a note that is too long', { note: LONG }, '/note'],
    ['a note with control characters', { note: 'a\u0000b' }, '/note'],
    ['no object', [], undefined],
  ])('400: a replay started with %s', async (_, body, pointer) => {
    const reply = await service.post('/admin/v1/replays', body, { as: 'operator' });
    expectProblem(reply, 400, 'body-invalid', pointer);
  });

  it('431: headers of 20 KB', async () => {
    const reply = await service.call(race, { headers: { 'x-long': 'x'.repeat(20_000) } });
    expect(reply).toMatchObject({ status: 431, body: { code: 'headers-too-large' } });
  });
});
