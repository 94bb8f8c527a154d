import { ReadModelUnavailable, silentLogger } from '#libs/ports';
import { type GenerationKeys, Keys } from './keys.js';
import { RedisLink } from './redis-link.js';
import { generationOf, type ReadGeneration, ServingReader } from './serving-reader.js';
import { type RedisForTest, redisForTest, withRedis } from './testing/redis-for-tests.js';

withRedis((url) => {
  describe('what is read of a generation while others write', () => {
    const [TAG, NEXT] = ['1-aaaaaa', '2-bbbbbb'];
    const RACE = 'x';
    let redis: RedisForTest;
    let link: RedisLink;
    let keys: Keys;
    let reader: ServingReader;

    beforeEach(async () => {
      redis = redisForTest(url);
      keys = new Keys(redis.prefix);
      link = new RedisLink(url, silentLogger);
      await link.open();
      reader = new ServingReader(link, keys);
      await redis.client.set(keys.serving, TAG);
      for (const tag of [TAG, NEXT]) await redis.client.set(pageOf(keys.of(tag)), tag);
    });

    afterEach(async () => {
      link.close();
      await redis.dispose();
    });

    const pageOf = (of: GenerationKeys): string => of.page(RACE, 'd');
    const readPage = async ({ keys: of, ask }: ReadGeneration): Promise<string | null> => {
      const [page] = await ask<[string | null]>((pipeline) => pipeline.get(pageOf(of)));
      return page;
    };

    it('is thrown away where it was promoted away and dropped between the commands of one round trip', async () => {
      let isPromoted = false;
      const page = await reader.answer(async (generation) => {
        if (isPromoted) return readPage(generation);
        isPromoted = true;
        const [, , read] = await generation.ask<[string, number, string | null]>((pipeline) =>
          pipeline
            .set(keys.serving, NEXT)
            .del(pageOf(generation.keys))
            .get(pageOf(generation.keys)),
        );
        return read;
      });
      expect(page).toBe(NEXT);
    });

    it('is thrown away where its race was redacted between the commands of one round trip', async () => {
      let edition = 0;
      const forgotten: number[] = [];
      const forget = (): void => {
        forgotten.push(edition);
        edition = 3;
      };
      const page = await reader.answer(async (generation) => {
        const asked = generationOf(generation, { race: RACE, edition, forget });
        if (edition === 3) return readPage(asked);
        const [, , , read] = await asked.ask<[number, number, string, string | null]>((pipeline) =>
          pipeline
            .hset(keys.of(TAG).head(RACE), 'redacted', '3')
            .del(pageOf(asked.keys))
            .set(pageOf(asked.keys.ofEdition(3)), 'redacted')
            .get(pageOf(asked.keys)),
        );
        return read;
      });
      expect(page).toBe('redacted');
      expect(forgotten).toEqual([0]);
    });

    it('is no answer at all once Redis was emptied', async () => {
      const asked = reader.answer(async (generation) => {
        const [, page] = await generation.ask<[number, string | null]>((pipeline) =>
          pipeline.del(keys.serving).get(pageOf(generation.keys)),
        );
        return page;
      });
      await expect(asked).rejects.toThrow(ReadModelUnavailable);
    });
  });
});
