import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '#libs/platform';
import { createRace, declare, endorse, mistake, retract } from './documents.js';
import { MODES } from './mode.js';
import { TestService } from './service.js';

const RACE = '/v1/races/checkville';

/** Answers that are closed at version 4, on both clocks. */
const QUESTIONS = ['state', 'timeline', 'endorsements'].flatMap((part) =>
  ['recorded', 'published'].flatMap((clock) =>
    ['2021-06-30', '2022-03-01'].map(
      (validAt) => `${RACE}/${part}?validAt=${validAt}&atVersion=4&clock=${clock}`,
    ),
  ),
);

describe.each(MODES)('old permalinks, $name', ({ env }) => {
  const folder = mkdtempSync(join(tmpdir(), 'timeline-permalinks-'));
  const settings: Environment = { ...env(), DATA_DIR: join(folder, 'data') };
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start(settings);
    await service.record('/v1/races', createRace('checkville'));
    for (const document of [declare('ada-lane'), declare('bo-marsh'), endorse('cy-wells')])
      await service.record(`${RACE}/commands`, document);
    await service.call(`${RACE}?minVersion=4`, { headers: { prefer: 'wait=10' } });
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const answers = async (): Promise<readonly string[]> => {
    const texts: string[] = [];
    for (const question of QUESTIONS) {
      const { status, headers, text } = await service.call(question);
      expect([status, headers.get('cache-control')]).toEqual([
        200,
        expect.stringContaining('immutable'),
      ]);
      texts.push(`${question}\n${headers.get('etag')}\n${text}`);
    }
    return texts;
  };

  it('are the same bytes after a correction, a rebuild and a restart', async () => {
    const before = await answers();
    const { body } = await service.call('/v1/events?race=checkville');
    const { id = '' } = body.data[3] ?? {};
    const { version } = await service.record(`${RACE}/commands`, retract(id));
    const live = await service.call(`${RACE}/state?minVersion=${version}`, {
      headers: { prefer: 'wait=10' },
    });
    expect(live.body.endorsements.items).toEqual([]);
    expect(await answers()).toEqual(before);

    const begun = await service.post('/admin/v1/replays', { note: 'anew' }, { as: 'operator' });
    const path = begun.headers.get('location') ?? '';
    let replay = await service.call(path, { as: 'operator' });
    while (replay.body.status === 'running') replay = await service.call(path, { as: 'operator' });
    expect(replay.body.status).toBe('promoted');
    expect(await answers()).toEqual(before);

    await service.close();
    service = await TestService.start(settings);
    await service.call(`${RACE}?minVersion=${version}`, { headers: { prefer: 'wait=10' } });
    expect(await answers()).toEqual(before);
  }, 120_000);

  it('explain a difference by what had retracted a fact by then, not since', async () => {
    const fact = await service.record(`${RACE}/commands`, endorse('dee-oak'));
    const acts = [fact.events[0]?.id ?? ''];
    const retractLast = async (): Promise<number> => {
      const { events, version } = await service.record(
        `${RACE}/commands`,
        mistake(acts.at(-1) ?? ''),
      );
      acts.push(events[0]?.id ?? '');
      return version;
    };
    const after = await retractLast();
    const question = `${RACE}/compare?left.validAt=2022-03-01&left.atVersion=${after - 1}&right.validAt=2022-03-01&right.atVersion=${after}&minVersion=`;
    const before = await service.call(`${question}${after}`, { headers: { prefer: 'wait=10' } });
    expect(before.body.data[0]?.explainedBy).toMatchObject([{ event: acts[1], why: 'retracted' }]);

    await retractLast();
    const restored = acts.pop();
    acts.pop();
    const last = await retractLast();
    expect(acts.at(-1)).not.toBe(restored);
    const since = await service.call(`${question}${last}`, { headers: { prefer: 'wait=10' } });
    expect(since.body.data).toEqual(before.body.data);
  });
});
