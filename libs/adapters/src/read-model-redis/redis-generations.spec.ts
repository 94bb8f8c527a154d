import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Generation, ProjectionGap, type ReadModel, ReadModelUnavailable } from '#libs/ports';
import {
  anEventfulRace,
  commitsOf,
  documentOf,
  eventsOf,
  RaceBuilder,
} from '../../../ports/src/testing/race-log.js';
import { EVERYTHING, NOW, racesOf } from '../../../ports/src/testing/read-model-in-use.js';
import { keysOf, type RedisForTest, redisForTest, withRedis } from './testing/redis-for-tests.js';

const SOURCES = ['--conditions=source', '--import', './tools/typescript/register.mjs'];
const APPLY_TWO_PARTS = 'libs/adapters/src/read-model-redis/testing/apply-two-parts.ts';

withRedis((url) => {
  describe('generations in Redis', () => {
    let redis: RedisForTest;
    let model: ReadModel;
    let generation: Generation;
    const commits = commitsOf(anEventfulRace(), { size: 2 });
    const everything = [
      ...commits,
      ...commitsOf(anEventfulRace('other'), { partition: 1, size: 5 }),
    ];

    beforeEach(async () => {
      redis = redisForTest(url);
      model = await redis.open();
      generation = await model.serving();
    });

    afterEach(() => redis.dispose());

    const keys = (): Promise<readonly string[]> => keysOf(redis.client, redis.prefix);
    const stateOf = async (reader: ReadModel): Promise<string> =>
      documentOf([
        await reader.races(),
        await reader.held('il-sos-2022', EVERYTHING, NOW),
        await reader.held('other', EVERYTHING, NOW),
        await reader.feed(null, 1_000),
      ]);

    it('take what two projectors write at once, and a third that lags, as if it were one', async () => {
      await generation.apply(everything);
      const alone = await stateOf(model);
      const again = await model.begin();
      const second = await (await redis.open()).serving();
      await model.promote(again.number);
      const third = await (await redis.open()).serving();
      await second.progress();
      const oneByOne = async (writer: Generation): Promise<void> => {
        for (const commit of everything) await writer.apply([commit]);
      };
      await Promise.all([oneByOne(again), oneByOne(second), oneByOne(third)]);
      await third.apply(everything.slice(0, 3));
      expect(await stateOf(model)).toBe(alone);
    });

    it('say of a race whose key holds something else that it cannot be written, and write the others', async () => {
      await generation.apply(commits.slice(0, 1));
      for (const key of await keys())
        if (key.includes('il-sos-2022') && (await redis.client.type(key)) === 'hash')
          await redis.client.set(key, 'something else');
      const written = generation.apply(everything);
      await expect(written).rejects.toThrow('WRONGTYPE');
      await expect(written).rejects.not.toThrow(ReadModelUnavailable);
      await generation.apply(everything.slice(commits.length));
      expect((await model.events('other', 0, 100)).length).toBeGreaterThan(0);
    });

    it('hand on what is wrong with one part of a batch though the next is still being prepared', async () => {
      await generation.apply(commits.slice(0, 1));
      const known = (await keys()).find((key) => key.endsWith('/il-sos-2022}:events')) ?? '';
      await redis.client.set(known.replace('/il-sos-2022}', '/long}'), 'something else');
      const args = [...SOURCES, APPLY_TWO_PARTS, url, redis.prefix];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      expect(stdout).toContain('WRONGTYPE');
    });

    it('are read whole by another process while they are written', async () => {
      const reader = await redis.open();
      await generation.apply(commits.slice(0, 1));
      const writing = (async () => {
        for (const commit of commits.slice(1)) await generation.apply([commit]);
      })();
      let head = 0;
      while (head < eventsOf(commits).length) {
        const held = (await reader.held('il-sos-2022', EVERYTHING, NOW))!;
        expect(held.version).toBe(held.head);
        expect(held.head % 2).toBe(0);
        expect(held.head).toBeGreaterThanOrEqual(head);
        head = held.head;
      }
      await writing;
    });

    it('are all gone after a flush: a reader says so, a projector fills a new one from the start', async () => {
      await generation.apply(everything);
      await generation.saveProgress([{ partition: 0, next: 5, watermark: 1 }]);
      const reader = await redis.open();
      const before = await stateOf(reader);
      await redis.flush();
      await expect(reader.held('other', EVERYTHING, NOW)).rejects.toThrow(ReadModelUnavailable);
      await expect(reader.races()).rejects.toThrow(ReadModelUnavailable);
      await expect(generation.apply(everything.slice(2))).rejects.toThrow(ProjectionGap);
      await expect(generation.saveProgress([])).rejects.toThrow(ProjectionGap);

      expect(await generation.progress()).toEqual([]);
      expect(await reader.held('other', EVERYTHING, NOW)).toBeUndefined();
      expect(await reader.races()).toEqual([]);
      await generation.apply(everything);
      await generation.saveProgress([{ partition: 0, next: 5, watermark: 1 }]);
      expect(await stateOf(reader)).toBe(before);
    });

    it('made after a flush are not taken for those before, though their numbers are the same', async () => {
      await generation.apply(everything);
      await racesOf(model);
      const stale = generation.number;
      await redis.flush();
      const fresh = await (await redis.open()).serving();
      expect(fresh.number).toBe(stale);
      const race = new RaceBuilder('il-sos-2022');
      race.support('the-union', '2021-06-14');
      await fresh.apply(commitsOf(race));
      expect((await model.held('il-sos-2022', EVERYTHING, NOW))?.head).toBe(2);
      expect(await racesOf(model)).toEqual(['il-sos-2022']);
      await expect(generation.apply(everything)).rejects.toThrow(ProjectionGap);
    });

    it('leave no key behind when they are discarded, and touch none of the others', async () => {
      await generation.apply(everything);
      const before = await keys();
      const next = await model.begin();
      await next.apply(everything);
      await next.saveProgress([{ partition: 0, next: 5, watermark: null }]);
      await model.discard(next.number);
      expect((await keys()).filter((key) => !key.endsWith(':numbers'))).toEqual(
        before.filter((key) => !key.endsWith(':numbers')),
      );
    });

    it('leave no key behind when another is begun in their place', async () => {
      const abandoned = await model.begin();
      await abandoned.apply(everything);
      const next = await model.begin();
      const tags = new Set((await keys()).map((key) => /\{(\d+)-/.exec(key)?.[1]));
      expect(tags).toEqual(new Set([String(generation.number), String(next.number), undefined]));
    });

    it('keep all of a race under one hash tag, and their number in every key', async () => {
      await generation.apply(everything);
      const own = (await keys()).filter((key) => !key.includes('{registry}'));
      const ofRace = own.filter((key) => key.includes('/race/other}'));
      expect(ofRace.map((key) => key.split('}:')[1])).toEqual([
        ...['bodies', 'events', 'head', 'identity'],
        ...['page/d', 'page/n1', 'page/t0', 'page/w1'],
      ]);
      expect(new Set(ofRace.map((key) => /\{[^}]*\}/.exec(key)?.[0])).size).toBe(1);
      for (const key of own) expect(key).toMatch(/^test-[0-9a-f]+:\d+\.\d+:\{1-[0-9a-f]{6}[/}]/);
    });
  });
});
