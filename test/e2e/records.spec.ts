import { createRace, declare, endorse } from './documents.js';
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
    await service.call(first.body.links.state);
    const again = await post('/v1/people/ada-lane', ada, key);
    expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([first.text, 'true']);
    const other = await post('/v1/people/ada-lane', register('ada-lane', 'Another'), key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const alias = { type: 'AddAlias', sources: SOURCES, data: { name: 'A. Lane' } };
    const late = await post('/v1/people/ada-lane', alias, { 'if-match': '"0"' });
    expect([late.status, late.body.eventsSince.length]).toEqual([412, 1]);
    expect((await post('/v1/people/ada-lane', alias, { 'if-match': '"1"' })).status).toBe(201);
    await service.call('/v1/people/ada-lane?minVersion=2');
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

type Json = Readonly<Record<string, unknown>>;
interface Found {
  readonly mergedInto?: string;
  readonly names: Readonly<Record<string, { readonly value: string | null }>>;
  readonly aliases: readonly { readonly value: string | null }[];
  readonly externalIdentifiers: readonly Json[];
  readonly conflicts: readonly Json[];
  readonly mergedFrom: readonly Json[];
  readonly candidacies: readonly { readonly race: { readonly id: string } }[];
  readonly endorsements: { readonly total: number };
  readonly data: readonly Json[];
  readonly meta: { readonly total: number; readonly position: string };
  readonly links: { readonly poll: string; readonly mergedInto?: string };
}

describe.each(MODES)('who is who, $name', ({ env }) => {
  let service: TestService;
  let beforeMerge: string;
  const post = async (path: string, document: object): Promise<number> =>
    (await service.record(`${path}/commands`, document)).version;
  const person = async (id: string, query = ''): Promise<Found> =>
    (await service.call(`/v1/people/${id}${query}`)).body as unknown as Found;
  const say = (type: string, data: object, occurred?: string) => ({
    type,
    sources: SOURCES,
    ...(occurred !== undefined && { occurred }),
    data,
  });
  const other = (id: string) => ({ id, name: id, kind: 'person' });
  const evidence = 'The board lists one address.';

  beforeAll(async () => {
    service = await TestService.start(env());
    for (const race of ['checkville', 'elsewhere'])
      await service.record('/v1/races', createRace(race));
    await post('/v1/races/checkville', declare('ada-lane'));
    await post('/v1/races/checkville', endorse('jesus-garcia'));
    await post('/v1/races/elsewhere', declare('chuy-garcia'));
    const wikidata = { scheme: 'wikidata', identifier: 'Q18631698' };
    await post(
      '/v1/people/jesus-garcia',
      register('jesus-garcia', 'Jesús García', { externalIdentifiers: [wikidata] }),
    );
    await post(
      '/v1/people/jesus-garcia',
      say('RenamePerson', { name: 'Jesús “Chuy” García', kind: 'ballot' }, '2018-11-19'),
    );
    await post('/v1/people/jesus-garcia', say('AddAlias', { name: 'Chuy' }));
    await post('/v1/people/chuy-garcia', register('chuy-garcia', 'Chuy Garcia'));
    const version = await post(
      '/v1/people/chuy-garcia',
      say('AddExternalIdentifier', { externalIdentifier: wikidata }),
    );
    await person('chuy-garcia', `?minVersion=${version}`);
    const { body } = await service.call('/v1/events?type=ExternalIdentifierAdded');
    beforeMerge = String((body.data[0] as unknown as Json)['recordedtime']);
  });
  afterAll(() => service.close());

  it('a person is told with names at their time, aliases, and what races say', async () => {
    const now = await person('jesus-garcia');
    expect(now.names['ballot']?.value).toBe('Jesús “Chuy” García');
    expect(now.aliases.map(({ value }) => value)).toEqual(['Chuy']);
    expect(now.endorsements.total).toBe(1);
    const before = await person('jesus-garcia', '?validAt=2017');
    expect(before.names).toEqual({});
    expect(before.endorsements.total).toBe(0);
  });

  it('people are found by names, whatever their accents, and by identifiers elsewhere', async () => {
    const found = async (query: string) =>
      (await service.call(`/v1/people?${query}`)).body.data.map(({ id }) => id);
    expect(await found('name=JESÚS')).toEqual(['jesus-garcia']);
    expect(await found('name=garc')).toEqual(['chuy-garcia', 'jesus-garcia']);
    expect(await found('identifier=wikidata:Q18631698')).toEqual(['chuy-garcia', 'jesus-garcia']);
    expect(await found('identifier=wikidata:Q1')).toEqual([]);
    expect((await service.call('/v1/people?identifier=Q1')).status).toBe(400);
  });

  it('the same identifier on two people is a conflict that is shown', async () => {
    const { conflicts } = await person('jesus-garcia');
    expect(conflicts).toEqual([
      { scheme: 'wikidata', identifier: 'Q18631698', sharedWith: ['chuy-garcia'] },
    ]);
  });

  it('a merge leads on, shows what was recorded under both, and is undone by a split', async () => {
    const merge = say('MergePerson', { into: other('jesus-garcia'), evidence });
    const version = await post('/v1/people/chuy-garcia', merge);
    const path = `/v1/people/chuy-garcia?minVersion=${version}`;
    const led = await service.call(path, { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([307, '/v1/people/jesus-garcia']);
    expect(led.body).toMatchObject({ id: 'chuy-garcia', mergedInto: 'jesus-garcia' });
    const one = await person('jesus-garcia');
    expect(one.mergedFrom).toMatchObject([{ id: 'chuy-garcia', into: 'jesus-garcia' }]);
    expect(one.candidacies.map(({ race }) => race.id)).toEqual(['elsewhere']);
    expect(one.data.map(({ recordedAs }) => recordedAs)).toEqual([undefined, 'chuy-garcia']);
    expect(one.conflicts).toEqual([]);
    const then = await person('chuy-garcia', `?knownAt=${beforeMerge}`);
    expect(then.mergedInto).toBeUndefined();
    expect(then.candidacies).toHaveLength(1);
    const refused = await service.post(
      '/v1/people/jesus-garcia/commands',
      say('MergePerson', { into: other('chuy-garcia'), evidence }),
    );
    expect(refused.body.errors?.[0]).toMatchObject({ code: 'merged-in-a-ring' });
    const split = say('SplitPerson', { from: other('jesus-garcia'), evidence });
    const parted = await post('/v1/people/chuy-garcia', split);
    expect((await person('chuy-garcia', `?minVersion=${parted}`)).candidacies).toHaveLength(1);
    expect((await person('jesus-garcia')).mergedFrom).toEqual([]);
  });

  it('answers about races name whom their records name, merged or not', async () => {
    const { text } = await service.call('/v1/races/elsewhere/state');
    expect(text).toContain('chuy-garcia');
    expect(text).not.toContain('jesus-garcia');
  });

  it('a source is joined with what registers its publisher', async () => {
    await post('/v1/sources/check-gazette', {
      type: 'RegisterSource',
      sources: SOURCES,
      data: { id: 'check-gazette', name: 'Check Gazette', kind: 'news', licence: 'CC BY' },
    });
    const publisher = await service.call('/v1/sources/check-gazette?minVersion=1');
    expect(publisher.body).toMatchObject({ name: 'Check Gazette', meta: { total: 5 } });
    const [fact] = publisher.body.data as unknown as readonly Json[];
    const [key = ''] = Object.keys(fact?.['sources'] as object);
    const piece = await service.call(`/v1/sources/${key}`);
    expect(piece.body).toMatchObject({ registered: { data: { licence: 'CC BY' } } });
  });

  it('the answer says from where its news are', async () => {
    const { links } = await person('jesus-garcia');
    expect((await service.call(links.poll)).body.data).toEqual([]);
  });
});
