import { readModelContract } from '../../../ports/src/testing/read-model.contract.js';
import { redisForTest, withRedis } from './testing/redis-for-tests.js';

withRedis((url) => {
  readModelContract('Redis', async () => {
    const redis = redisForTest(url);
    return { model: await redis.open(), dispose: () => redis.dispose() };
  });
});
