import { MODES } from './mode.js';
import { TestService } from './service.js';

const SOURCES = [
  { publisher: 'State Board', title: 'A list', published: '2022-01-10', kind: 'official' },
];

export const register = (id: string, name: string, data: object = {}) => ({
  type: 'RegisterPerson',
  sources: SOURCES,
  data: { id, name, ...data },
});

describe.each(MODES)('records of persons and other things, $name', ({ env }) => {
  let service: TestService;
  const post = (path: string, document: object, headers: Record<string, string> = {}) =>
    service.post(`${path}/commands`, document, { headers });

  beforeAll(async () => {
    service = await TestService.start(env());
  });
  afterAll(() => service.close());

  it('are begun by their registration, like races: keys, ETags, dry runs and conflicts', async () => {
    const ada = register('ada-lane', 'Ada Lane');
    const dry = await service.post('/v1/people/ada-lane/commands?dryRun=true', ada);
    expect([dry.status, dry.body.version]).toEqual([200, 0]);
    const key = { 'idempotency-key': 'ada-1' };
    const first = await post('/v1/people/ada-lane', ada, key);
    expect([first.status, first.headers.get('etag')]).toEqual([201, '"1"']);
    expect(first.body.links.state).toBe('/v1/people/ada-lane?minVersion=1');
    const again = await post('/v1/people/ada-lane', ada, key);
    expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([first.text, 'true']);
    const other = await post('/v1/people/ada-lane', register('ada-lane', 'Another'), key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const alias = { type: 'AddAlias', sources: SOURCES, data: { name: 'A. Lane' } };
    const late = await post('/v1/people/ada-lane', alias, { 'if-match': '"0"' });
    expect([late.status, late.body.eventsSince.length]).toEqual([412, 1]);
    expect((await post('/v1/people/ada-lane', alias, { 'if-match': '"1"' })).status).toBe(201);
    expect((await post('/v1/people/ada-lane', ada)).body.events).toEqual([]);
  });

  it.each([
    ['/v1/people/nobody', { type: 'AddAlias', sources: SOURCES, data: { name: 'N' } }, 422],
    ['/v1/people/nobody', register('somebody', 'Some Body'), 422],
    ['/v1/organizations/ap', register('ap', 'AP'), 422],
    ['/v1/people/No-Slug', register('no-slug', 'No Slug'), 404],
  ])('%s is refused', async (path, document, status) => {
    expect((await post(path, document)).status).toBe(status);
  });

  it('are recorded of organisations, offices, parties, sources and imports', async () => {
    const hash = 'a'.repeat(64);
    for (const [path, type, data] of [
      ['/v1/organizations/ap', 'RegisterOrganization', { classification: 'agency' }],
      ['/v1/offices/mayor', 'DefineOffice', { electionDistrict: 'ocd-division/country:us' }],
      ['/v1/parties/green', 'DefineParty', { abbreviation: 'GRN' }],
      ['/v1/sources/check-gazette', 'RegisterSource', { kind: 'news' }],
      ['/v1/imports/a1', 'StartImport', { sha256: hash }],
    ] as const) {
      const id = path.split('/').at(-1);
      const document = { type, sources: SOURCES, data: { id, name: `The ${id}`, ...data } };
      expect([path, (await post(path, document)).status]).toEqual([path, 201]);
    }
  });

  it('are among the events, under the names of their streams', async () => {
    const { body } = await service.call('/v1/events?type=PersonRegistered');
    const [event] = body.data as unknown as readonly Record<string, unknown>[];
    expect(event).toMatchObject({
      source: '/v1/people/ada-lane',
      subject: 'person/ada-lane',
      partitionkey: 'person/ada-lane',
      sequence: '000000000001',
    });
    const history = await service.call(`/v1/facts/${String(event?.['id'])}/history`);
    expect(history.body).toMatchObject({ race: 'person/ada-lane', version: 2 });
    expect(history.body.links.state).toBe('/v1/people/ada-lane');
  });
});
