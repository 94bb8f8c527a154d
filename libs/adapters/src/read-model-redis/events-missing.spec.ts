import { ProjectionGap, type ReadModel, ReadModelUnavailable } from '#libs/ports';
import { anEventfulRace, commitsOf } from '../../../ports/src/testing/race-log.js';
import { EVERYTHING } from '../../../ports/src/testing/read-model-in-use.js';
import { Keys } from './keys.js';
import { type RedisForTest, redisForTest, withRedis } from './testing/redis-for-tests.js';

withRedis((url) => {
  describe.each([
    ['the first event', ['1']],
    ['an event between others', ['5']],
    ['the last event', ['10']],
    ['every event', Array.from({ length: 10 }, (_, index) => String(index + 1))],
  ])('a Redis that lost %s of a race', (_, versions) => {
    let redis: RedisForTest;
    let model: ReadModel;
    const race = anEventfulRace();
    const commits = commitsOf(race);

    beforeEach(async () => {
      redis = redisForTest(url);
      model = await redis.open();
      await (await model.serving()).apply(commits);
      const tag = await redis.client.get(new Keys(redis.prefix).serving);
      const key = new Keys(redis.prefix).of(String(tag)).events(race.race);
      await redis.client.hdel(key, ...versions);
    });

    afterEach(() => redis.dispose());

    it('says so to who asks for its history', async () => {
      const asked = model.known(race.race, { ...EVERYTHING, clock: 'published' });
      await expect(asked).rejects.toThrow(ReadModelUnavailable);
      await expect(asked).rejects.toThrow(/holds no event \d+ of il-sos-2022/);
    });

    it('takes nothing more of it', async () => {
      const more = anEventfulRace();
      more.support('the-dockers', '2022-02');
      const other = await (await redis.open()).serving();
      await expect(other.apply(commitsOf(more))).rejects.toThrow(ProjectionGap);
    });
  });
});
