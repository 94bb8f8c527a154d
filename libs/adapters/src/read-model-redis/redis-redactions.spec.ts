import { anEventfulRace, commitsOf, eventsOf } from '../../../ports/src/testing/race-log.js';
import { EVERYTHING, NOW } from '../../../ports/src/testing/read-model-in-use.js';
import { fillRewrite } from './fill-rewrite.js';
import { Keys } from './keys.js';
import { rewrittenRace } from './race-rewrite.js';
import { defineScripts } from './scripts.js';
import { keysOf, type RedisForTest, redisForTest, withRedis } from './testing/redis-for-tests.js';

withRedis((url) => {
  describe('a redaction in Redis', () => {
    let redis: RedisForTest;

    beforeEach(() => {
      redis = redisForTest(url);
    });

    afterEach(() => redis.dispose());

    /** Everything that Redis holds, names of keys included, by key. */
    async function dump(): Promise<ReadonlyMap<string, string>> {
      const { client, prefix } = redis;
      const texts = new Map<string, string>();
      for (const key of await keysOf(client, prefix)) {
        const type = await client.type(key);
        const held: unknown =
          type === 'hash'
            ? await client.hgetall(key)
            : type === 'zset'
              ? await client.zrange(key, '0', '-1')
              : await client.get(key);
        texts.set(key, `${key} ${JSON.stringify(held)}`);
      }
      return texts;
    }

    const told = async (word: string): Promise<readonly string[]> =>
      [...(await dump())].filter(([, text]) => text.includes(word)).map(([key]) => key);

    const race = anEventfulRace();
    race.redact('e2');
    const commits = commitsOf(race);
    const before = commits.slice(0, -1);

    it('leaves nothing of what it hides, nor of the pages that told of it', async () => {
      const model = await redis.open();
      const generation = await model.serving();
      await generation.apply(before);
      expect((await told('the-union')).length).toBeGreaterThan(0);
      await generation.apply(commits);
      expect(await told('the-union')).toEqual([]);
      expect(await told('the-tribune')).toEqual([]);
      const pages = (await keysOf(redis.client, redis.prefix)).filter((key) =>
        key.includes('page/'),
      );
      expect(pages.every((key) => key.includes(`page/${commits.length}/`))).toBe(true);
    });

    it('writes a long race anew in one step, however many facts it has', async () => {
      const { client, prefix } = redis;
      defineScripts(client);
      const keys = new Keys(prefix).of('1-abcdef');
      const bodies = new Map(Array.from({ length: 150_000 }, (_, n) => [`${n}@1`, '{}'] as const));
      const rewrite = {
        ...rewrittenRace(
          'long',
          { events: [], directory: '', edition: 0, before: '' },
          eventsOf(commits),
        ),
        writes: { appends: new Map(), bodies },
      };
      const run = { race: 'long', partition: 0, commits: [], events: [] };
      const pipeline = client.pipeline();
      fillRewrite(pipeline, keys, { run, version: 0, before: '', writer: 'one', rewrite });
      await pipeline.exec();
      expect(await client.hlen(keys.bodies('long'))).toBe(bodies.size);
    });

    it('is seen by processes that had asked before, and goes on being written by others', async () => {
      const [writer, other, reader] = [await redis.open(), await redis.open(), await redis.open()];
      await (await writer.serving()).apply(before);
      await (await other.serving()).apply(before);
      const asked = async (): Promise<string> => {
        const pinned = { ...EVERYTHING, atVersion: 5 };
        const answers = [
          await reader.held(race.race, pinned, NOW),
          await reader.known(race.race, { ...pinned, clock: 'published' }),
          (await reader.races())[0],
        ];
        return JSON.stringify(answers.map((one) => [...(one && 'slots' in one ? one.slots : [])]));
      };
      expect(await asked()).toContain('the-union');
      await (await writer.serving()).apply(commits);
      expect(await asked()).not.toContain('the-union');
      race.support('the-dockers', '2022-02');
      await (await other.serving()).apply(commitsOf(race));
      expect(await reader.race(race.race)).toMatchObject({ head: 12, redacted: 11 });
      expect((await reader.held(race.race, EVERYTHING, NOW))?.slots.size).toBe(5);
    });
  });
});
