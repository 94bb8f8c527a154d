import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommitRecord, partitionOf, RECORD_VERSION, type TimelineEvent } from '#libs/domain';
import { type Environment, readSettings } from '#libs/platform';
import { silentLogger, systemClock } from '#libs/ports';
import { openLog } from '../../apps/projector/src/open-log.js';
import { MODES } from './mode.js';
import { type Reply, TestService } from './service.js';

const RACE = 'il-sos-2022-dem-primary';
const STREAM = `race/${RACE}`;
const idOf = (letter: string): string => letter.repeat(26);
const POLL = idOf('p');

const fixture = (name: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(`test/fixtures/events/${name}.json`, 'utf8')) as Record<string, unknown>;

const published = fixture('PollPublished.v1.mixed-modes');
const { occurred, sources, data } = published;

/** What acted on the poll, as version 1 of its type had it: nothing says of what shape the poll's data are. */
const ACTS = [
  {
    ...fixture('SourceAdded.v1'),
    id: idOf('s'),
    data: { event: POLL, adds: { questionText: 'For whom?', mode: 'mail' } },
  },
  {
    ...fixture('EventCorrected.v1'),
    id: idOf('c'),
    data: {
      event: POLL,
      kind: 'transcription',
      reason: 'One of them was left out.',
      replacement: {
        ...{ occurred, sources, assertion: 'confirmed' },
        data: { ...(data as object), mode: 'mail/texts' },
      },
    },
  },
];

/** A race as a former program recorded it. */
const EVENTS = [
  { ...fixture('RaceCreated.v1'), id: idOf('r') },
  { ...published, id: POLL },
  ...ACTS,
];

/** A command in the shape of then, its fields in the order of the alphabet, as it is hashed. */
const COMMAND_OF_THEN = JSON.stringify({ data: { mode: 'texts' }, type: 'PublishPoll' });

const recordOf = (event: object, base: number): CommitRecord => ({
  v: RECORD_VERSION,
  rid: `then-${base}`,
  cid: `then-${base}`,
  stream: STREAM,
  prev: base === 0 ? null : `then-${base - 1}`,
  base,
  hash: createHash('sha256').update(COMMAND_OF_THEN).digest('hex'),
  by: 'editor:k',
  correlation: null,
  warnings: [],
  // As it lies in the log, whatever shape that is.
  events: [event as TimelineEvent],
});

async function appendAll(env: Environment): Promise<void> {
  const read = readSettings(env);
  if ('errors' in read) throw new Error(read.errors.join('\n'));
  const log = await openLog(read.settings, { clock: systemClock, logger: silentLogger });
  const partition = partitionOf(STREAM, log.partitions);
  await log.append(
    EVENTS.map((event, base) => ({
      partition,
      key: STREAM,
      value: JSON.stringify(recordOf(event, base)),
    })),
  );
  await log.close();
}

describe.each(MODES)('a log that a former program wrote, $name', ({ env }) => {
  const address = `/v1/races/${RACE}`;
  const folder = mkdtempSync(join(tmpdir(), 'timeline-then-'));
  let service: TestService;
  beforeAll(async () => {
    const where = { ...env(), DATA_DIR: join(folder, 'data') };
    await appendAll({ ...where, KEYS_FILE: join(folder, 'keys.json') });
    service = await TestService.start(where);
    await service.call(`${address}?minVersion=${EVENTS.length}`);
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const modesAt = async (version: number): Promise<unknown> => {
    const { body } = await service.call(`${address}/state?validAt=2022-06-01&atVersion=${version}`);
    const { polls } = body as unknown as { polls: { items: [{ data: { modes: unknown } }] } };
    return polls.items[0].data.modes;
  };

  const publish = (of: object): Promise<Reply> =>
    service.post(`${address}/commands`, {
      type: 'PublishPoll',
      occurred: '2021-12',
      sources: [{ publisher: 'Herald', published: '2022-01-25', kind: 'news' }],
      data: {
        pollster: 'ogden-fry',
        population: 'lv',
        results: (data as { results: unknown }).results,
        ...of,
      },
    });

  it('is served in the shape of now, which the event names', async () => {
    const { body } = await service.call(`/v1/events/${POLL}`);
    expect(body).toMatchObject({
      type: 'org.election-timeline.PollPublished.v2',
      dataschema: '/v1/schemas/PollPublished/2',
      data: { data: { modes: ['automated calls', 'texts'] } },
    });
  });

  it('is folded so, with all that acted on it then', async () => {
    expect(await modesAt(2)).toEqual(['automated calls', 'texts']);
    expect(await modesAt(3)).toEqual(['automated calls', 'texts']);
    expect(await modesAt(4)).toEqual(['mail', 'texts']);
  });

  it('is decided on so: who names the modes in another order says the same', async () => {
    const same = await publish({ modes: ['texts', 'mail'] });
    expect(same.body.events).toMatchObject([{ type: 'SourceAdded' }]);
  });

  it('gives a command of then its first result, whose document no longer could be read', async () => {
    const headers = { 'idempotency-key': 'then-1' };
    const again = await service.post(`${address}/commands`, COMMAND_OF_THEN, { headers });
    expect(again).toMatchObject({ status: 201, body: { events: [{ id: POLL, version: 2 }] } });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('has every schema still, and commands of the newest alone', async () => {
    const fieldsOf = async (version: number): Promise<readonly string[]> => {
      const { body } = await service.call(`/v1/schemas/PollPublished/${version}`);
      const { properties } = body as unknown as { properties: { data: { properties: object } } };
      return Object.keys(properties.data.properties);
    };
    expect(await fieldsOf(1)).toEqual(expect.arrayContaining(['mode']));
    expect(await fieldsOf(2)).toEqual(expect.arrayContaining(['modes', 'confidencePct']));
    expect((await service.call('/v1/schemas/PollPublished/3')).status).toBe(404);
    const refused = await publish({ mode: 'texts' });
    expect(refused).toMatchObject({
      status: 400,
      body: {
        code: 'command-malformed',
        errors: [
          {
            code: 'field-unknown',
            pointer: '/data/mode',
            detail: expect.stringContaining('Did you mean modes?'),
          },
        ],
      },
    });
  });
});
