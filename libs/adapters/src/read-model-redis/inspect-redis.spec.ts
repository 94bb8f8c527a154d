import { ReadModelUnavailable, silentLogger } from '#libs/ports';
import { inspectRedis } from './inspect-redis.js';
import { keysOf, redisForTest, withRedis } from './testing/redis-for-tests.js';

withRedis((url) => {
  describe('an inspection of Redis', () => {
    it('says what it does when it is full and what serves, and leaves nothing behind', async () => {
      const redis = redisForTest(url);
      const { prefix, client } = redis;
      const inspect = () => inspectRedis({ url, prefix, logger: silentLogger });
      expect(await inspect()).toEqual({ evictionPolicy: 'noeviction', generation: null });
      expect(await keysOf(client, prefix)).toEqual([]);
      await (await redis.open()).serving();
      expect(await inspect()).toMatchObject({ generation: 1 });
      await redis.dispose();
    });

    it('fails where there is none', async () => {
      const away = inspectRedis({ url: 'redis://127.0.0.1:9', prefix: 'x', logger: silentLogger });
      await expect(away).rejects.toThrow(ReadModelUnavailable);
    });
  });
});
