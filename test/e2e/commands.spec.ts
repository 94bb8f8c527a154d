import { createRace, declare, endorse } from './documents.js';
import { MODES } from './mode.js';
import { TestService } from './service.js';

describe.each(MODES)('commands, $name', ({ env }) => {
  const race = '/v1/races/checkville';
  const commands = `${race}/commands`;
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start(env());
    await service.record('/v1/races', createRace('checkville'));
    await service.record(commands, declare('ada-lane'));
  });
  afterAll(() => service.close());

  const versionNow = async (): Promise<number> => {
    const dry = await service.post(`${commands}?dryRun=true`, endorse('nobody-at-all'));
    return dry.body.version;
  };

  it('a dry run shows an event as it would be read', async () => {
    const dry = await service.post(`${commands}?dryRun=true`, endorse('shown'));
    const written = await service.record(commands, endorse('shown'));
    await service.call(`${race}?minVersion=${written.version}`);
    const { body } = await service.call(`/v1/events/${written.events[0]?.id ?? ''}`);
    const { occurred, assertion, sources, data } = body.data as unknown as Record<string, unknown>;
    expect(dry.body.events[0]).toMatchObject({ occurred, assertion, sources, data });
  });

  it('who prefers little gets the headers alone', async () => {
    const headers = { prefer: 'return=minimal' };
    const reply = await service.post(commands, endorse('minimal'), { headers });
    expect([reply.status, reply.text]).toEqual([201, '']);
    expect(reply.headers.get('preference-applied')).toBe('return=minimal');
    expect(reply.headers.get('etag')).toMatch(/^"\d+"$/);
    const dry = await service.post(`${commands}?dryRun=true`, endorse('little'), { headers });
    expect(dry.body.events).toHaveLength(1);
  });

  it('a recorded command says where its event is, and can be read at once', async () => {
    const reply = await service.post(commands, endorse('first-endorser'));
    const event = reply.body.events[0]!;
    expect(reply).toMatchObject({
      status: 201,
      body: { events: [{ type: 'EndorsementAnnounced' }] },
    });
    expect(reply.headers.get('location')).toBe(`/v1/events/${event.id}`);
    expect(reply.headers.get('etag')).toBe(`"${reply.body.version}"`);
    expect(reply.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    const state = await service.call(reply.body.links.state);
    expect(state.body.endorsements.items[0]).toMatchObject({ value: 'active' });
    expect(state.body.meta.version).toBe(reply.body.version);
    expect((await service.call(`/v1/events/${event.id}`)).body).toMatchObject({
      specversion: '1.0',
      id: event.id,
      data: { recordedBy: 'editor', data: { stance: 'support' } },
    });
  });

  it('the same key and body give the first result again, byte for byte', async () => {
    const headers = { 'idempotency-key': 'again' };
    const first = await service.post(commands, endorse('again'), { headers });
    const reordered = Object.fromEntries(Object.entries(endorse('again')).reverse());
    const again = await service.post(commands, reordered, { headers });
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
  });

  it('another body under the same key is refused', async () => {
    const headers = { 'idempotency-key': 'taken' };
    await service.post(commands, endorse('taken'), { headers });
    const other = await service.post(commands, endorse('taken-too'), { headers });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('a dry run under a used key says what the command itself would be answered', async () => {
    const headers = { 'idempotency-key': 'rehearsed' };
    const first = await service.post(commands, endorse('rehearsed'), { headers });
    const dry = await service.post(`${commands}?dryRun=true`, endorse('rehearsed'), { headers });
    expect([dry.status, dry.text]).toEqual([201, first.text]);
    expect(dry.headers.get('idempotent-replayed')).toBe('true');
    const other = await service.post(`${commands}?dryRun=true`, endorse('other'), { headers });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('a line of an import may be sent as it stands: its key counts, and no other beside it', async () => {
    const line = endorse('from-a-line', { key: 'line-7', race: 'checkville' });
    const first = await service.post(commands, line);
    expect([first.status, first.headers.get('idempotency-key')]).toEqual([201, 'line-7']);
    const headers = { 'idempotency-key': 'line-7' };
    const again = await service.post(commands, endorse('from-a-line'), { headers });
    expect([again.status, again.text]).toEqual([201, first.text]);
    const other = await service.post(commands, line, { headers: { 'idempotency-key': 'line-8' } });
    expect(other).toMatchObject({ status: 400, body: { errors: [{ pointer: '/key' }] } });
  });

  it('a race that is not there has no version to demand', async () => {
    const headers = { 'if-match': '"7"' };
    const reply = await service.post('/v1/races/nowhere/commands', endorse('x'), { headers });
    expect(reply).toMatchObject({ status: 404, body: { code: 'race-unknown' } });
  });

  it('what is said already is no news: 200 without an event', async () => {
    await service.post(commands, endorse('said-twice'));
    const before = await versionNow();
    const repeat = await service.post(commands, endorse('said-twice'));
    expect(repeat).toMatchObject({ status: 200, body: { version: before, events: [] } });
  });

  it('a dry run shows what would be recorded, and records nothing', async () => {
    const before = await versionNow();
    const dry = await service.post(`${commands}?dryRun=true`, endorse('dry'));
    expect(dry).toMatchObject({
      status: 200,
      body: { dryRun: true, version: before, events: [{ type: 'EndorsementAnnounced' }] },
    });
    expect(await versionNow()).toBe(before);
  });

  it('If-Match takes the ETag of a reply or of a state, and refuses another version with what happened since', async () => {
    const first = await service.post(commands, endorse('matching'));
    const tag = first.headers.get('etag') ?? '';
    const second = await service.post(commands, endorse('matched'), {
      headers: { 'if-match': tag },
    });
    expect(second.status).toBe(201);
    const state = await service.call(second.body.links.state);
    const stale = await service.post(commands, endorse('stale'), { headers: { 'if-match': tag } });
    expect(stale).toMatchObject({
      status: 412,
      body: { code: 'version-conflict', currentVersion: second.body.version },
    });
    expect(stale.body.eventsSince.map(({ id }) => id)).toEqual([second.body.events[0]!.id]);
    const third = await service.post(commands, endorse('matched-state'), {
      headers: { 'if-match': state.headers.get('etag') ?? '' },
    });
    expect(third.status).toBe(201);
  });

  it('several commands are one: all or nothing', async () => {
    const before = await versionNow();
    const together = { commands: [endorse('pair-one'), endorse('pair-two')] };
    const reply = await service.post(commands, together);
    expect(reply).toMatchObject({ status: 201, body: { version: before + 2 } });
    expect(reply.body.events).toHaveLength(2);
    const broken = { commands: [endorse('whole'), endorse('half', { occurred: 'soon' })] };
    expect(await service.post(commands, broken)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/commands/1/occurred' }] },
    });
    expect(await versionNow()).toBe(before + 2);
  });

  it('a race is created once, under the id of its document', async () => {
    const created = await service.post('/v1/races', createRace('newtown'));
    expect(created).toMatchObject({ status: 201, body: { version: 1 } });
    expect(await service.post('/v1/races', createRace('newtown'))).toMatchObject({
      status: 200,
      body: { events: [] },
    });
    expect((await service.call('/v1/races/newtown?minVersion=1')).body).toMatchObject({
      id: 'newtown',
      version: 1,
    });
  });

  it('a command on a race that does not exist is told so', async () => {
    const reply = await service.post('/v1/races/nowhere/commands', declare('ada-lane'));
    expect(reply).toMatchObject({ status: 404, body: { code: 'race-unknown' } });
  });
});
