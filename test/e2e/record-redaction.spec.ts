import { createRace, declare, endorse } from './documents.js';
import { MODES } from './mode.js';
import { type Reply, TestService } from './service.js';

const SECRET = /secret|Q434804/i;
const sources = [
  { publisher: 'State Board', title: 'A list', published: '2022-01-10', kind: 'official' },
];
const say = (type: string, data: object) => ({ type, sources, data });
const register = (id: string, data: object) => say('RegisterPerson', { id, ...data });

const ADDRESSES = [
  '/v1/people/ada-lane',
  '/v1/people/ada-lane?validAt=2022-03-01',
  '/v1/people',
  '/v1/people?name=secret',
  '/v1/people?identifier=wikidata:Q434804',
  '/v1/events',
  '/v1/events?stream=person/ada-lane',
  '/v1/corrections?stream=person/ada-lane',
];

describe.each(MODES)('people, $name', ({ env }) => {
  let service: TestService;
  let registration: string;
  let alias: string;
  const record = async (path: string, document: unknown): Promise<string> =>
    (await service.record(`${path}/commands`, document)).events[0]?.id ?? '';
  const redact = (event: string): Promise<Reply> =>
    service.post(
      '/v1/people/ada-lane/commands',
      { type: 'RedactEvent', data: { event, reason: 'privacy' } },
      { as: 'operator' },
    );
  /** As soon as so many of her events are read. */
  const reached = (version: number): Promise<Reply> =>
    service.call(`/v1/people/ada-lane?minVersion=${version}`);
  /** What a reader may keep of an answer: it names no position of the log. */
  const bodyOf = ({ text }: Reply): string =>
    text.replaceAll(/"(position|poll|validAt|knownAt)":"[^"]*"/g, '');
  const answers = async (): Promise<readonly string[]> =>
    (await Promise.all(ADDRESSES.map((path) => service.call(path)))).map(bodyOf);

  /** Where something of it is told; that nobody is found by a name repeats the name that was asked for. */
  async function telling(): Promise<readonly string[]> {
    const replies = await Promise.all(ADDRESSES.map((path) => service.call(path)));
    return ADDRESSES.filter((_, index) => {
      const told: unknown = { ...replies[index]!.body, links: {} };
      return SECRET.test(JSON.stringify(told));
    });
  }

  async function rebuilt(): Promise<void> {
    const begun = await service.post('/admin/v1/replays', {}, { as: 'operator' });
    const path = begun.headers.get('location') ?? '';
    let reply = await service.call(path, { as: 'operator' });
    while (reply.body.status === 'running') reply = await service.call(path, { as: 'operator' });
    expect(reply.body.status).toBe('promoted');
  }

  beforeAll(async () => {
    service = await TestService.start(env());
    await service.record('/v1/races', createRace('checkville'));
    await record('/v1/races/checkville', declare('ada-lane'));
    await record('/v1/races/checkville', endorse('bo-lane'));
    const wikidata = { scheme: 'wikidata', identifier: 'Q434804' };
    registration = await record(
      '/v1/people/ada-lane',
      register('ada-lane', { name: 'Ada Secret Lane', externalIdentifiers: [wikidata] }),
    );
    alias = await record('/v1/people/ada-lane', say('AddAlias', { name: 'Secret Ada' }));
    await record('/v1/people/b-lane', register('b-lane', { name: 'B. Lane' }));
    const into = { id: 'ada-lane', name: 'Ada Lane', kind: 'person' };
    await record('/v1/people/b-lane', say('MergePerson', { into, evidence: 'One address.' }));
    await service.call('/v1/races/checkville?minVersion=3');
    await service.call('/v1/people/b-lane?minVersion=2', { redirect: 'manual' });
    await reached(2);
  });
  afterAll(() => service.close());

  it('are told the same after the read models were built anew', async () => {
    const before = await answers();
    await rebuilt();
    expect(await answers()).toEqual(before);
    const led = await service.call('/v1/people/b-lane', { redirect: 'manual' });
    expect(led.status).toBe(307);
  });

  it('are told of no more than what is left, once an alias and a registration are redacted', async () => {
    expect((await telling()).length).toBeGreaterThan(4);
    expect((await redact(alias)).status).toBe(201);
    expect((await redact(registration)).status).toBe(201);
    await reached(4);
    expect(await telling()).toEqual([]);
    const { body } = await service.call('/v1/people/ada-lane');
    expect(body).toMatchObject({
      name: 'Candidate ada-lane',
      mergedFrom: [{ id: 'b-lane' }],
      meta: { total: 2 },
    });
    const event = await service.call(`/v1/events/${registration}`);
    expect(event.text).not.toMatch(SECRET);
    const found = await service.call('/v1/people?identifier=wikidata:Q434804');
    expect(found.body.data).toEqual([]);
  });

  it('can be registered anew after that, and nothing else can be recorded before', async () => {
    const late = say('AddAlias', { name: 'A. Lane' });
    const refused = await service.post('/v1/people/ada-lane/commands', late);
    expect(refused.body.errors?.[0]).toMatchObject({ code: 'not-registered' });
    await record('/v1/people/ada-lane', register('ada-lane', { name: 'Ada Lane' }));
    await record('/v1/people/ada-lane', late);
    expect((await reached(6)).body).toMatchObject({ aliases: [{ value: 'A. Lane' }] });
    const before = await answers();
    await rebuilt();
    expect(await answers()).toEqual(before);
    expect(await telling()).toEqual([]);
  });
});
