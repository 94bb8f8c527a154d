import { createRace, declare } from './documents.js';
import { MODES } from './mode.js';
import { type Reply, TestService } from './service.js';

describe.each(MODES)('replays, $name', ({ env }) => {
  const race = '/v1/races/checkville';
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start(env());
    await service.record('/v1/races', createRace('checkville'));
    const body = await service.record(`${race}/commands`, declare('ada-lane'));
    await service.call(`${race}?minVersion=${body.version}`);
  });
  afterAll(() => service.close());

  const ended = async (path: string): Promise<Reply> => {
    let reply = await service.call(path, { as: 'operator' });
    while (reply.body.status === 'running') reply = await service.call(path, { as: 'operator' });
    return reply;
  };

  it('build the read models anew while they answer, and leave every answer as it was', async () => {
    const closed = `${race}/state?validAt=2022-03-01&atVersion=2`;
    const before = await service.call(closed);
    const begun = await service.post('/admin/v1/replays', { note: 'a rule' }, { as: 'operator' });
    expect(begun).toMatchObject({ status: 202, body: { status: 'running' } });
    const replay = await ended(begun.headers.get('location') ?? '');
    expect(replay.body).toMatchObject({
      status: 'promoted',
      note: 'a rule',
      progress: 1,
      generation: expect.any(Number),
    });
    expect((await service.call(closed)).text).toBe(before.text);
    const written = await service.post(`${race}/commands`, declare('bo-marsh'));
    const after = await service.call(`${race}/state?minVersion=${written.body.version}`);
    expect(after.text).toContain('bo-marsh');
    const list = await service.call('/admin/v1/replays', { as: 'operator' });
    expect(list.body.data).toEqual([replay.body]);
  });

  it('are known by their id alone', async () => {
    const reply = await service.call('/admin/v1/replays/nothing', { as: 'operator' });
    expect(reply).toMatchObject({ status: 404, body: { code: 'replay-unknown' } });
  });
});
