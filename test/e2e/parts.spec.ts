import { RACE_PARTS } from '#libs/projections';
import { createRace, declare, endorse } from './documents.js';
import { MODES } from './mode.js';
import { type Reply, TestService } from './service.js';

interface Listed {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly meta: { readonly total: number };
  readonly links: { readonly next?: string; readonly permalink: string };
  readonly endorsements: { readonly items: readonly unknown[]; readonly next?: string };
  readonly candidates: readonly unknown[];
}

const listed = ({ body }: Reply): Listed => body as unknown as Listed;
const ENDORSERS = Array.from({ length: 104 }, (_, index) => `endorser-${1000 + index}`);

describe.each(MODES)('what people ask for beyond the state, $name', ({ env }) => {
  const race = '/v1/races/checkville';
  let service: TestService;
  let version: number;
  const get = async (path: string, headers = {}) => service.call(path, { headers });

  beforeAll(async () => {
    service = await TestService.start(env());
    await service.record('/v1/races', createRace('checkville'));
    const documents = [declare('ada-lane'), ...ENDORSERS.map((endorser) => endorse(endorser))];
    ({ version } = await service.record(`${race}/commands`, { commands: documents.slice(0, 50) }));
    for (let from = 50; from < documents.length; from += 50) {
      const commands = documents.slice(from, from + 50);
      ({ version } = await service.record(`${race}/commands`, { commands }));
    }
    await get(`${race}?minVersion=${version}`);
  });
  afterAll(() => service.close());

  it('the state goes on in its part, pinned to what it was answered from', async () => {
    const state = listed(await get(`${race}/state?validAt=2022-03-01`));
    expect(state.endorsements.items).toHaveLength(100);
    const { next = '' } = state.endorsements;
    expect(next).toContain(`atVersion=${version}`);
    await service.record(`${race}/commands`, endorse('an-afterthought'));
    const rest = await get(next);
    expect(listed(rest).data.map(({ endorser }) => (endorser as { id: string }).id)).toEqual(
      ENDORSERS.slice(100),
    );
  });

  it.each(RACE_PARTS)('%s is a list with its total, closed like the state', async (part) => {
    const path = `${race}/${part}?validAt=2022-03-01&atVersion=${version}`;
    const reply = await get(path);
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([
      200,
      expect.stringContaining('immutable'),
    ]);
    expect(listed(reply).data.length).toBe(Math.min(listed(reply).meta.total, 100));
    expect((await get(path)).text).toBe(reply.text);
    expect(listed(await get(listed(reply).links.permalink)).data).toEqual(listed(reply).data);
  });

  it('a list is read whole by its next links, each page once', async () => {
    const seen: unknown[] = [];
    let next: string | undefined = `${race}/endorsements?limit=40&atVersion=${version}`;
    while (next !== undefined) {
      const page: Listed = listed(await get(next));
      seen.push(...page.data.map(({ endorser }) => (endorser as { id: string }).id));
      ({ next } = page.links);
    }
    expect(seen).toEqual(ENDORSERS);
  });

  it('a list is CSV and NDJSON by its ending or by Accept, with its columns described', async () => {
    const csv = await get(`${race}/endorsements.csv?limit=40&atVersion=${version}`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const lines = csv.text.split('\r\n');
    expect([lines.length, lines.at(-1)]).toEqual([42, '']);
    expect(csv.headers.get('link')).toContain('/endorsements.csv?');
    const ndjson = await get(`${race}/endorsements?limit=40&atVersion=${version}`, {
      accept: 'application/x-ndjson, application/json;q=0.5',
    });
    expect(ndjson.text.trim().split('\n')).toHaveLength(40);
    expect(ndjson.headers.get('vary')).toContain('Accept');
    expect(ndjson.headers.get('etag')).not.toBe(csv.headers.get('etag'));
    const twin = await get(`${race}/endorsements.metadata.json`);
    const { url, tableSchema } = twin.body as unknown as {
      url: string;
      tableSchema: { columns: readonly { titles: string }[] };
    };
    expect(url).toBe(`${race}/endorsements.csv`);
    expect(tableSchema.columns.map(({ titles }) => titles).join()).toBe(lines[0]);
    const held = { 'if-none-match': csv.headers.get('etag') ?? '' };
    expect((await get(`${race}/endorsements.csv?limit=40&atVersion=${version}`, held)).status).toBe(
      304,
    );
  });

  it.each([
    ['/v1/races', 'id', 'checkville'],
    ['/v1/events', 'type', 'org.election-timeline.RaceCreated.v1'],
    [`${race}/timeline`, 'headline', 'Candidate ada-lane enters the race'],
    ['/v1/corrections', 'event', undefined],
  ])('%s is a table too, asked twice and by Accept as well', async (path, column, value) => {
    const csv = await get(`${path}.csv?limit=3`);
    expect([csv.status, csv.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/csv'),
    ]);
    const [header = '', first] = csv.text.split('\r\n');
    const at = header.split(',').indexOf(column);
    expect(at).not.toBe(-1);
    expect(first?.split(',')[at] || undefined).toBe(value);
    for (const time of [1, 2, 3]) {
      const accepted = await get(`${path}?limit=3`, { accept: time === 2 ? '*/*' : 'text/csv' });
      if (time !== 2) expect(accepted.text.split('\r\n')[1]).toBe(first);
    }
    const items = listed(await get(`${path}?limit=3`)).data;
    const lines = (await get(`${path}.ndjson?limit=3`)).text.split('\n').slice(0, -1);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(items);
    const twin = await get(`${path}.metadata.json`);
    expect(twin.text).toContain(`"titles":"${column}"`);
  });

  it('an ending that says JSON changes nothing, and another is for lists alone', async () => {
    const path = `?validAt=2022-03-01&atVersion=${version}`;
    const [plain, ended] = [
      await get(`${race}/state${path}`),
      await get(`${race}/state.json${path}`),
    ];
    expect(ended.text).toBe(plain.text);
    const refused = await get(`${race}/state.csv${path}`);
    expect([refused.status, refused.body.code]).toEqual([406, 'format-unavailable']);
    expect((await service.post('/v1/races.csv', createRace('elsewhere'))).status).toBe(404);
  });

  it('the times of a race are those at which its answers turn, as JSON and as links', async () => {
    const map = listed(await get(`${race}/timemap`));
    expect(map.data.map(({ at }) => at)).toContain('2022-02-01T06:00:00.000Z');
    const links = await get(`${race}/timemap`, { accept: 'application/link-format' });
    expect(links.headers.get('content-type')).toBe('application/link-format');
    expect(links.text).toMatch(/rel="original timegate",\n<.*timemap>;rel="self"/);
    const [, first = ''] = /<([^>]*)>;rel="memento"/.exec(links.text) ?? [];
    expect((await get(first)).status).toBe(200);
  });

  it('a series has a row for each candidate and day, or wherever something changes', async () => {
    const window = `from=2022-01-30&to=2022-02-04&atVersion=${version}`;
    const days = await get(`${race}/series/endorsements.count?${window}&every=1d`);
    expect(listed(days).data.map(({ time, value }) => [time, value])).toEqual([
      ['2022-01-30', 0],
      ['2022-01-31', 0],
      ['2022-02-01', 104],
      ['2022-02-02', 104],
      ['2022-02-03', 104],
    ]);
    expect(days.headers.get('cache-control')).toContain('immutable');
    const state = listed(await get(`${race}/candidates?validAt=2022-02-01&atVersion=${version}`));
    expect(state.data[0]).toMatchObject({ endorsements: { certain: 104, possible: 104 } });
    const changes = listed(await get(`${race}/series/endorsements.count?${window}`));
    expect(changes.data.map(({ value, possible }) => [value, possible])).toEqual([
      [0, 0],
      [0, 104],
      [104, 104],
    ]);
    const csv = await get(`${race}/series/endorsements.count.csv?${window}&every=1d`);
    expect(csv.text.split('\r\n').slice(0, 2)).toEqual([
      'time,candidate,value,possible',
      '2022-01-30,ada-lane,0,0',
    ]);
  });

  it('a comparison is read whole by its next links, whatever is recorded meanwhile', async () => {
    const asked = 'left.validAt=2022-01-01&right.validAt=2022-03-01';
    const whole = listed(await get(`${race}/compare?${asked}`));
    const seen: unknown[] = [];
    let next: string | undefined = `${race}/compare?${asked}&limit=50`;
    while (next !== undefined) {
      const page: Listed = listed(await get(next));
      expect(page.meta.total).toBe(whole.meta.total);
      seen.push(...page.data);
      ({ next } = page.links);
      await service.record(`${race}/commands`, endorse(`meanwhile-${seen.length}`));
    }
    expect(seen).toEqual(whole.data);
  });

  it('two questions are compared, and each difference is explained', async () => {
    const pinned = `left.atVersion=${version}&right.atVersion=${version}`;
    const asked = `left.validAt=2021-06-01&right.validAt=2022-03-01&${pinned}`;
    const reply = await get(`${race}/compare?${asked}`);
    expect(reply.headers.get('cache-control')).toContain('immutable');
    const { data, meta } = listed(reply);
    expect([
      data.length,
      data.every(({ explainedBy }) => (explainedBy as object[]).length > 0),
    ]).toEqual([meta.total, true]);
    const groups = (reply.body as unknown as { groups: Record<string, number> }).groups;
    expect(groups).toMatchObject({ candidates: 2, endorsements: 104 });
    const same = listed(await get(`${race}/compare?left.asOf=2022-01-01&right.asOf=2022-01-01`));
    expect(same.data).toEqual([]);
  });

  it('notes for a chart tell what happened in a window', async () => {
    const notes = listed(await get(`${race}/annotations?from=2021-06-01&to=2021-07-01`));
    expect(notes.data).toEqual([
      expect.objectContaining({ time: '2021-06-07T05:00:00.000Z', title: expect.any(String) }),
    ]);
  });

  it.each([
    ['polls?after=zzz', 400, 'cursor-invalid'],
    ['polls?limit=0', 400, 'parameter-invalid'],
    ['polls?every=1d', 400, 'parameter-invalid'],
    ['finance?atVersion=100000', 400, 'version-above-head'],
    ['calls?knownAt=2100', 400, 'known-time-in-future'],
    ['calls?asOf=2022&validAt=2022', 400, 'time-parameters-conflict'],
    ['timemap?clock=sundial', 400, 'parameter-invalid'],
    ['series/weather', 404, 'metric-unknown'],
    ['series/constructor', 404, 'metric-unknown'],
    ['series/cash?by=total', 400, 'parameter-invalid'],
    ['series/cash?every=1', 400, 'parameter-invalid'],
    ['series/cash?every=0d', 400, 'parameter-invalid'],
    ['series/cash?every=1h&from=1990-01-01', 400, 'parameter-invalid'],
    ['series/cash?from=2022-02-30', 400, 'parameter-invalid'],
    ['series/cash?from=2022-02-02&to=2022-02-01', 400, 'parameter-invalid'],
    ['series/endorsements.points?rule=mine', 400, 'parameter-invalid'],
    ['annotations?from=..', 400, 'parameter-invalid'],
    ['compare?left.validAt=soon', 400, 'parameter-invalid'],
    ['compare?validAt=2022', 400, 'parameter-invalid'],
    ['compare?left.asOf=2022&left.validAt=2022', 400, 'time-parameters-conflict'],
    ['compare?right.atVersion=100000', 400, 'version-above-head'],
  ])('%s is refused', async (path, status, code) => {
    const reply = await get(`${race}/${path}`);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it('of a race that is not there, none of it is', async () => {
    for (const part of ['polls', 'timemap', 'series/cash', 'annotations']) {
      const { status, body } = await get(`/v1/races/nowhere/${part}`);
      expect([status, body.code]).toEqual([404, 'race-unknown']);
    }
  });
});
