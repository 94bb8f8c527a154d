import { type Generation, ProjectionGap, type ReadModel, ReadModelUnavailable } from '#libs/ports';
import { anEventfulRace, aRenamedPerson, commitsOf } from '../../../ports/src/testing/race-log.js';
import { EVERYTHING, NOW, racesOf } from '../../../ports/src/testing/read-model-in-use.js';
import { Keys } from './keys.js';
import { COMMAND_TIMEOUT_MS } from './redis-link.js';
import { cuttableLine, type CuttableLine } from './testing/cuttable-line.js';
import { type RedisForTest, redisForTest, withRedis } from './testing/redis-for-tests.js';

withRedis((url) => {
  describe('a Redis that goes away', () => {
    let redis: RedisForTest;
    let line: CuttableLine;
    let model: ReadModel;
    let generation: Generation;
    const commits = commitsOf(anEventfulRace());

    beforeEach(async () => {
      redis = redisForTest(url);
      line = await cuttableLine(url);
      model = await redis.open(line.url);
      generation = await model.serving();
    });

    afterEach(async () => {
      await redis.dispose();
      await line.dispose();
    });

    /** Asks until Redis answers again; the asking itself takes time, so nothing is waited for. */
    async function mended<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
      for (;;) {
        try {
          return await ask();
        } catch (error) {
          if (!(error instanceof ReadModelUnavailable)) throw error;
          await new Promise(setImmediate);
        }
      }
    }

    it('is said at once to all who ask or write, and mends by itself', async () => {
      await generation.apply(commits.slice(0, 5));
      await line.cut();
      const asked = [
        model.held('il-sos-2022', EVERYTHING, NOW),
        model.races(),
        model.event('e1'),
        model.feed(null, 10),
        model.serving(),
        model.begin(),
        generation.progress(),
      ];
      for (const answer of asked) await expect(answer).rejects.toThrow(ReadModelUnavailable);
      await line.mend();
      const held = await mended(() => model.held('il-sos-2022', EVERYTHING, NOW));
      expect(held?.head).toBe(5);
    });

    it(
      'is said within the time of one command when it holds the line and answers nothing',
      async () => {
        await generation.apply(commits.slice(0, 5));
        line.hold();
        await expect(model.races()).rejects.toThrow(ReadModelUnavailable);
        await line.mend();
        expect(await mended(() => racesOf(model))).toEqual(['il-sos-2022']);
      },
      COMMAND_TIMEOUT_MS * 10,
    );

    it('makes a projector read its progress again, since what it wrote last may be lost', async () => {
      await generation.progress();
      await generation.apply(commits.slice(0, 5));
      await line.cut();
      await line.mend();
      await mended(() => model.races());
      await expect(generation.apply(commits.slice(5))).rejects.toThrow(ProjectionGap);
      await generation.progress();
      await generation.apply(commits);
      expect((await model.race('il-sos-2022'))?.head).toBe(commits.length);
    });

    it('hints at every race and other record when it is back, for what was not heard meanwhile', async () => {
      const everyone = ['il-sos-2022', 'person/jesus-garcia'];
      const heardAll = async (): Promise<void> => {
        const missing = new Set(everyone);
        await new Promise<void>((resolve) => {
          const stop = model.onChange((record) => {
            missing.delete(record);
            if (missing.size > 0) return;
            stop();
            resolve();
          });
        });
      };
      const told = heardAll();
      await generation.apply([...commits, ...commitsOf(aRenamedPerson(), { position: 50 })]);
      await told;
      const heard = heardAll();
      await line.cut();
      while (model.hearsChanges()) await new Promise(setImmediate);
      await line.mend();
      await heard;
      while (!model.hearsChanges()) await new Promise(setImmediate);
    });

    it('passes over what strangers publish where it hints', async () => {
      const { channel } = new Keys(redis.prefix);
      const heard: string[] = [];
      const told = new Promise<void>((resolve) =>
        model.onChange((record) => {
          heard.push(record);
          if (record === 'il-sos-2022') resolve();
        }),
      );
      await mended(async () => {
        const [, listeners] = await redis.client.pubsub('NUMSUB', channel);
        if (listeners === 0) throw new ReadModelUnavailable('Nobody listens yet.');
      });
      for (const stray of ['', '{', 'null', '7', '"il-sos-2022"', '[1]'])
        await redis.client.publish(channel, stray);
      await generation.apply(commits);
      await told;
      expect(heard).toEqual(['il-sos-2022']);
    });

    it('does not keep a read model from opening', async () => {
      await line.cut();
      const late = await redis.open(line.url);
      await expect(late.races()).rejects.toThrow(ReadModelUnavailable);
      await line.mend();
      await mended(() => late.serving());
      expect(await late.races()).toEqual([]);
    });
  });
});
