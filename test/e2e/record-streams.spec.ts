import { createRace } from './documents.js';
import { StreamReader } from './event-stream.js';
import { MODES } from './mode.js';
import { TestService } from './service.js';

const SOURCES = [
  { publisher: 'State Board', title: 'A list', published: '2022-01-10', kind: 'official' },
];

const registerPerson = (id: string, name: string, data: object = {}) => ({
  type: 'RegisterPerson',
  sources: SOURCES,
  data: { id, name, ...data },
});

describe.each(MODES)('the events of one record, $name', ({ env }) => {
  let service: TestService;
  const types = async (path: string): Promise<readonly string[]> =>
    (await service.call(path)).body.data.map(({ type }) => type);

  beforeAll(async () => {
    service = await TestService.start(env());
    await service.record('/v1/races', createRace('checkville'));
    await service.record('/v1/people/ada-lane/commands', registerPerson('ada-lane', 'Ada Lane'));
    await service.record('/v1/people/bo-lane/commands', registerPerson('bo-lane', 'Bo Lane'));
    const alias = { type: 'AddAlias', sources: SOURCES, data: { name: 'A. Lane' } };
    await service.record('/v1/people/ada-lane/commands', alias);
    await service.call('/v1/people/ada-lane?minVersion=2');
  });
  afterAll(() => service.close());

  it('are listed by the name of its stream, in pages', async () => {
    const path = '/v1/events?stream=person/ada-lane&limit=1';
    const first = await service.call(path);
    const second = await service.call(first.body.links.next);
    expect([...first.body.data, ...second.body.data].map(({ type }) => type)).toEqual([
      expect.stringContaining('PersonRegistered'),
      expect.stringContaining('AliasAdded'),
    ]);
    expect(await types('/v1/events?stream=race/checkville')).toHaveLength(1);
    expect(await types('/v1/events?stream=person/ada-lane&type=Alias*')).toHaveLength(1);
    expect(await types('/v1/corrections?stream=person/ada-lane')).toEqual([]);
  });

  it('are told one after another, then live', async () => {
    const reader = await StreamReader.open(`${service.address}/v1/stream?stream=person/ada-lane`);
    const history = await reader.until(({ event }) => event === 'caught-up');
    expect(history.flatMap(({ event }) => event ?? [])).toEqual([
      'PersonRegistered',
      'AliasAdded',
      'caught-up',
    ]);
    const alias = (name: string) => ({ type: 'AddAlias', sources: SOURCES, data: { name } });
    await service.record('/v1/people/bo-lane/commands', alias('B. Lane'));
    await service.record('/v1/people/ada-lane/commands', alias('Ada L.'));
    const live = (await reader.until(({ event }) => event === 'AliasAdded')).at(-1);
    expect(live?.data).toMatchObject({ subject: 'person/ada-lane' });
    reader.close();
  });

  it.each([
    ['/v1/events?stream=person/nobody', 404, 'person-unknown'],
    ['/v1/stream?stream=office/none', 404, 'record-unknown'],
    ['/v1/events?stream=race/none', 404, 'race-unknown'],
    ['/v1/events?stream=ada-lane', 400, 'parameter-invalid'],
    ['/v1/stream?stream=planet/mars', 400, 'parameter-invalid'],
    ['/v1/events?stream=person/ada-lane&race=checkville', 400, 'parameter-invalid'],
    ['/v1/races/checkville/stream?stream=person/ada-lane', 400, 'parameter-invalid'],
  ])('%s is refused', async (path, status, code) => {
    const reply = await service.call(path);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });
});
