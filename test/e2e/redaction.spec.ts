import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '#libs/platform';
import { createRace, declare, endorse } from './documents.js';
import { StreamReader } from './event-stream.js';
import { MODES } from './mode.js';
import { type Reply, TestService } from './service.js';

const RACE = 'checkville';
const STATE = `/v1/races/${RACE}/state`;
const SECRET = /secret/i;

const sources = [
  {
    publisher: 'Secret Gazette',
    title: 'Secret',
    published: '2099-02-01',
    kind: 'news',
    quote: 'Secret',
  },
];
const told = endorse('secret-endorser', { sources, note: 'Secret' });
const corrected = (event: string) => ({
  type: 'CorrectEvent',
  data: {
    event,
    kind: 'transcription',
    reason: 'Secret',
    replacement: { occurred: '2022-01-31', sources, data: { ...(told['data'] as object) } },
  },
});
const redact = (event: string) => ({ type: 'RedactEvent', data: { event, reason: 'privacy' } });

/** Everything that told of the endorsement and of what corrected it: versions 3 and 4. */
const addressesOf = (event: string): readonly string[] => [
  ...['', '?validAt=2022-03-01&atVersion=3', '?validAt=2022-03-01&atVersion=4'].map(
    (asked) => `${STATE}${asked}`,
  ),
  `${STATE}?validAt=2022-03-01&atVersion=4&clock=published`,
  `/v1/races/${RACE}/timeline?atVersion=4&validAt=2022-03-01`,
  `/v1/races/${RACE}/endorsements`,
  `/v1/races/${RACE}/endorsements.csv`,
  `/v1/races/${RACE}/annotations`,
  `/v1/races/${RACE}/compare?left.atVersion=2&right.atVersion=4`,
  '/v1/events',
  `/v1/events?race=${RACE}`,
  `/v1/events/${event}`,
  '/v1/corrections',
  '/v1/corrections.csv',
  '/v1/people/ada-lane',
];

describe.each(MODES)('a redaction, $name', ({ env }) => {
  let shared: Environment;
  let data: string;
  let service: TestService;
  let addresses: readonly string[];
  let event: string;
  const before = new Map<string, Reply>();
  const key = { 'idempotency-key': 'told-once' };
  const commands = `/v1/races/${RACE}/commands`;

  /** Where something of it is told; a refusal repeats the name that was asked for. */
  async function telling(at: TestService): Promise<readonly string[]> {
    const replies = await Promise.all(addresses.map((path) => at.call(path)));
    return addresses.filter((_, index) => {
      const { status, text } = replies[index]!;
      return status === 200 && SECRET.test(text);
    });
  }

  /** The frames of the past. */
  async function replayed(at: TestService): Promise<string> {
    const stream = await StreamReader.open(`${at.address}/v1/races/${RACE}/stream`);
    const frames = await stream.until(({ event: name }) => name === 'caught-up');
    stream.close();
    return JSON.stringify(frames);
  }

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'timeline-redaction-'));
    shared = { ...env(), DATA_DIR: data };
    service = await TestService.start(shared);
    await service.record('/v1/races', createRace(RACE));
    await service.record(commands, declare('ada-lane'));
    const first = await service.post(commands, told, { headers: key });
    expect(JSON.parse(first.text)).toMatchObject({
      events: [{ warnings: [{ code: 'published-ahead' }] }],
    });
    event = first.body.events[0]!.id;
    await service.record(commands, corrected(event));
    await service.call(`${STATE}?minVersion=4`);
    addresses = [...addressesOf(event), `/v1/facts/${event}/history`, '/v1/people/secret-endorser'];
    for (const path of addresses) before.set(path, await service.call(path));
  });
  afterAll(async () => {
    await service.close();
    rmSync(data, { recursive: true });
  });

  it('is of what was told everywhere', async () => {
    expect(await telling(service)).toEqual(addresses);
    expect(await replayed(service)).toMatch(SECRET);
  });

  it('is the business of operators', async () => {
    for (const document of [redact(event), { commands: [redact(event)] }]) {
      const refused = await service.post(commands, document);
      expect(refused).toMatchObject({ status: 403, body: { code: 'role-insufficient' } });
      expect(refused.headers.get('www-authenticate')).toContain('scope="operator"');
    }
  });

  it('hides what was told at once, and again changes nothing', async () => {
    const done = await service.post(commands, redact(event), { as: 'operator' });
    expect(done).toMatchObject({ status: 201, body: { version: 5 } });
    await service.call(`${STATE}?minVersion=5`);
    expect(await telling(service)).toEqual([]);
    expect(await replayed(service)).not.toMatch(SECRET);
    const again = await service.post(commands, redact(event), { as: 'operator' });
    expect(again).toMatchObject({ status: 200, body: { version: 5, events: [] } });
  });

  it('gives permalinks other bytes under another tag', async () => {
    for (const path of addresses.filter(
      (one) => one.includes('validAt=') && one.includes('atVersion='),
    )) {
      const etag = before.get(path)?.headers.get('etag') ?? '';
      const now = await service.call(path, { headers: { 'if-none-match': etag } });
      expect([path, now.status, now.headers.get('etag') === etag]).toEqual([path, 200, false]);
      const kept = { 'if-none-match': now.headers.get('etag') ?? '' };
      expect((await service.call(path, { headers: kept })).status).toBe(304);
    }
    const etag = before.get(`/v1/events/${event}`)?.headers.get('etag') ?? '';
    const one = await service.call(`/v1/events/${event}`, { headers: { 'if-none-match': etag } });
    expect(one.status).toBe(200);
  });

  it('leaves the place of the events, with when and why', async () => {
    const { body } = await service.call(`/v1/events?race=${RACE}`);
    const shown = body.data as unknown as readonly { type: string; data: object }[];
    expect(shown.map(({ type }) => type.split('.').at(-2))).toEqual([
      'RaceCreated',
      'CandidacyDeclared',
      'EndorsementAnnounced',
      'EventCorrected',
      'EventRedacted',
    ]);
    for (const { data: of } of shown.slice(2, 4))
      expect(of).toEqual({
        recordedBy: 'editor',
        redacted: { event: expect.any(String), at: expect.any(String), reason: 'privacy' },
      });
    expect(await service.call(`/v1/facts/${event}/history`)).toMatchObject({
      status: 410,
      body: { code: 'fact-redacted' },
    });
    expect((await service.call('/v1/people/secret-endorser')).status).toBe(404);
  });

  it('gives the first result of the command again, without what was warned of', async () => {
    const again = await service.post(commands, told, { headers: key });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(JSON.parse(again.text)).toMatchObject({ events: [{ id: event, warnings: [] }] });
  });

  it('lets nothing be done to what is redacted', async () => {
    for (const document of [corrected(event), { ...redact(event), type: 'RedactEvent' }]) {
      const { status, body } = await service.post(commands, document, { as: 'operator' });
      expect([status, body.errors?.map((error) => (error as { code?: string }).code)]).toEqual(
        document.type === 'RedactEvent' ? [200, undefined] : [422, ['event-redacted']],
      );
    }
  });

  it('stays after a replay and a restart', async () => {
    const replay = await service.post('/admin/v1/replays', {}, { as: 'operator' });
    expect(replay.status).toBeLessThan(300);
    await service.close();
    service = await TestService.startUnfilled(shared);
    expect(await telling(service)).toEqual([]);
    await service.filled;
    await service.call(`${STATE}?minVersion=5`);
    expect(await telling(service)).toEqual([]);
    expect(await replayed(service)).not.toMatch(SECRET);
  });
});
