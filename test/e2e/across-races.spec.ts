import { createRace, declare, endorse } from './documents.js';
import { MODES } from './mode.js';
import { type Body, TestService } from './service.js';

type Item = Readonly<Record<string, unknown>>;
interface Across {
  readonly name: string;
  readonly data: readonly Item[];
  readonly races: readonly { readonly race: { readonly id: string }; readonly as: Item }[];
  readonly meta: Item;
  readonly links: { readonly next?: string; readonly poll: string };
}

const ENDORSEMENT = endorse('first-endorser');

describe.each(MODES)('what is asked over all races, $name', ({ env }) => {
  let service: TestService;
  let endorsed: Body;
  const get = async (path: string): Promise<Across> =>
    (await service.call(path)).body as unknown as Across;
  const record = (race: string, document: unknown) =>
    service.record(`/v1/races/${race}/commands`, document);

  beforeAll(async () => {
    service = await TestService.start(env());
    for (const race of ['checkville', 'elsewhere']) {
      await service.record('/v1/races', createRace(race));
      await record(race, declare('ada-lane'));
    }
    endorsed = await record('checkville', ENDORSEMENT);
    const event = endorsed.events[0]?.id;
    const { assertion, sources, data } = ENDORSEMENT;
    const replacement = { occurred: '2022-01-31', assertion, sources, data };
    await record('checkville', {
      type: 'CorrectEvent',
      data: { event, kind: 'transcription', reason: 'It was the day before.', replacement },
    });
    const last = await record('checkville', {
      type: 'RetractEvent',
      sources,
      data: { event, kind: 'source', reason: 'false-report' },
    });
    await service.call(`/v1/races/checkville?minVersion=${last.version}`);
    await service.call('/v1/races/elsewhere?minVersion=2');
  });
  afterAll(() => service.close());

  /** As soon as all that was recorded is read. */
  const afterwards = async (path: string): Promise<Across> => {
    const { body } = await service.post('/v1/races/elsewhere/commands?dryRun=true', endorse('x'));
    await service.call(`/v1/races/elsewhere?minVersion=${body.version}`);
    return get(path);
  };

  it('corrections tell what was said, what is said now, and why', async () => {
    const { data, meta } = await get('/v1/corrections');
    expect(data.map(({ did, kind, reason, race }) => [did, kind, reason, race])).toEqual([
      ['corrected', 'transcription', 'It was the day before.', 'checkville'],
      ['retracted', 'source', 'false-report', 'checkville'],
    ]);
    expect(data[0]).toMatchObject({
      changed: ['occurred'],
      before: { occurred: { edtf: '2022-02-01' } },
      after: { occurred: { edtf: '2022-01-31' } },
    });
    expect(data[1]).toMatchObject({ before: { occurred: { edtf: '2022-01-31' } }, after: null });
    expect(meta['caughtUp']).toBe(true);
  });

  it('corrections are paged, of one race or of all, and as a table', async () => {
    for (const path of ['/v1/corrections?limit=1', '/v1/corrections?race=checkville&limit=1']) {
      const first = await get(path);
      const second = await get(first.links.next ?? '');
      expect([...first.data, ...second.data].map(({ did }) => did)).toEqual([
        'corrected',
        'retracted',
      ]);
      expect((await get(second.links.poll)).data).toEqual([]);
    }
    expect((await get('/v1/corrections?race=elsewhere')).data).toEqual([]);
    const csv = await service.call('/v1/corrections.csv');
    const [head = '', first = ''] = csv.text.split('\r\n');
    expect(csv.text.split('\r\n')).toHaveLength(4);
    for (const [at, day] of Object.entries({ before: '2022-02-01', after: '2022-01-31' })) {
      expect(head).toContain(`${at}.occurred.edtf,${at}.assertion,${at}.sources,${at}.data`);
      expect(first).toContain(`,${day},reported,check-gazette-2022-02-01-`);
    }
  });

  it('corrections are a feed, newest first, of one race or of all', async () => {
    for (const path of ['/v1/corrections.atom', '/v1/corrections.atom?race=checkville']) {
      const { headers, text } = await service.call(path);
      expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      const tags = [...text.matchAll(/<category term="(.*?)"/g)].map(([, term]) => term);
      expect(tags).toEqual(['retracted', 'corrected']);
      expect(text).toContain('Reason: It was the day before. (transcription)');
      const { data } = await get('/v1/corrections');
      const ids = [...text.matchAll(/<id>tag:.*?event\/(.*?)<\/id>/g)].map(([, id]) => id);
      expect(ids).toEqual(data.map(({ event }) => event).toReversed());
      const held = { 'if-none-match': headers.get('etag') ?? '' };
      expect((await service.call(path, { headers: held })).status).toBe(304);
    }
    const none = await service.call('/v1/corrections.atom?race=elsewhere');
    expect(none.text).not.toContain('<entry>');
    expect((await service.call('/v1/corrections.atom?race=nowhere')).body.code).toBe(
      'race-unknown',
    );
  });

  it('corrections tell of what is doubted, and that something was removed, but not what', async () => {
    const doubted = await record('elsewhere', endorse('gus-nobody'));
    const event = doubted.events[0]?.id;
    const reason = 'Nobody else has heard of it.';
    const { sources } = ENDORSEMENT;
    await record('elsewhere', { type: 'DisputeEvent', sources, data: { event, reason } });
    const doubts = await afterwards('/v1/corrections?race=elsewhere');
    expect(doubts.data).toEqual([
      expect.objectContaining({ did: 'disputed', reason, changed: ['assertion'], fact: event }),
    ]);
    const removal = { type: 'RedactEvent', data: { event, reason: 'privacy' } };
    await service.post('/v1/races/elsewhere/commands', removal, { as: 'operator' });
    const gone = await afterwards('/v1/corrections?race=elsewhere');
    expect(gone.data).toEqual([
      expect.objectContaining({ did: 'redacted', reason: 'privacy', fact: event, before: null }),
    ]);
    expect(JSON.stringify(gone)).not.toContain('gus-nobody');
  });

  it('a person is found in every race that names them, and how', async () => {
    const person = await get('/v1/people/ada-lane');
    expect(person.name).toBe('Candidate ada-lane');
    expect(person.races.map(({ race, as }) => [race.id, as])).toEqual([
      ['checkville', { candidate: 1 }],
      ['elsewhere', { candidate: 1 }],
    ]);
    expect(person.meta).toMatchObject({ total: 2, racesRead: 2, moreRaces: false });
    const page = await get('/v1/people/ada-lane?limit=1');
    const rest = await get(page.links.next ?? '');
    expect([...page.data, ...rest.data]).toEqual(person.data);
  });

  it('a source tells what it is cited for', async () => {
    const [fact] = (await get('/v1/people/ada-lane')).data;
    const [key = ''] = Object.keys(fact?.['sources'] as object);
    const source = await get(`/v1/sources/${key}`);
    expect(source.races.map(({ race }) => race.id)).toEqual(['checkville', 'elsewhere']);
  });

  it.each([
    ['/v1/people/nobody', 404, 'person-unknown'],
    ['/v1/organizations/ada-lane', 404, 'organization-unknown'],
    ['/v1/sources/none', 404, 'source-unknown'],
    ['/v1/corrections?after=zzz', 400, 'cursor-invalid'],
    ['/v1/corrections?race=nowhere', 404, 'race-unknown'],
    ['/v1/people/ada-lane?after=zzz', 400, 'cursor-invalid'],
    ['/v1/people/ada-lane?race=checkville', 400, 'parameter-invalid'],
  ])('%s is refused', async (path, status, code) => {
    const reply = await service.call(path);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });
});
