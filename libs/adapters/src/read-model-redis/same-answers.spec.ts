import fc from 'fast-check';
import type { Knowledge } from '#libs/domain';
import type { ReadModel } from '#libs/ports';
import { at } from '../../../domain/src/testing/dates.js';
import { randomRace } from '../../../ports/src/testing/random-race.js';
import { aRenamedPerson, commitsOf, documentOf } from '../../../ports/src/testing/race-log.js';
import { openMemoryReadModel } from '../read-model-memory/memory-read-model.js';
import { type RedisForTest, redisForTest, withRedis } from './testing/redis-for-tests.js';

withRedis((url) => {
  describe('memory and Redis', () => {
    let redis: RedisForTest;

    beforeEach(() => {
      redis = redisForTest(url);
    });

    afterEach(() => redis.dispose());

    const KNOWLEDGE: readonly Knowledge[] = [
      { clock: 'recorded', knownBefore: null, atVersion: null },
      { clock: 'recorded', knownBefore: at('2022-01-01') + 3 * 3_600_000, atVersion: null },
      { clock: 'recorded', knownBefore: null, atVersion: 4 },
      { clock: 'published', knownBefore: null, atVersion: null },
      { clock: 'published', knownBefore: at('2021-06-15'), atVersion: null },
      { clock: 'published', knownBefore: at('2021-08-01'), atVersion: 6 },
    ];

    async function answersOf(model: ReadModel): Promise<string> {
      const answers: unknown[] = [await model.races(), await model.feed(null, 100)];
      answers.push(await model.records('person'));
      for (const knowledge of KNOWLEDGE)
        answers.push(await model.record('person/jesus-garcia', knowledge));
      for (const race of ['a-race', 'b-race']) {
        answers.push(await model.race(race), await model.events(race, 1, 5));
        for (const knowledge of KNOWLEDGE) {
          answers.push(await model.known(race, knowledge));
          for (const validBefore of ['2021-06-15', '2021-07-01', '2023-01-01'].map(at))
            answers.push(await model.held(race, knowledge, validBefore));
        }
      }
      return documentOf(answers);
    }

    it('give the same bytes for the same events', async () => {
      const one = await redis.open();
      const size = fc.integer({ min: 1, max: 3 });
      const races = fc.tuple(randomRace('a-race'), randomRace('b-race'), size);
      await fc.assert(
        fc.asyncProperty(races, async ([a, b, eventsOfCommit]) => {
          const memory = openMemoryReadModel();
          const commits = [
            ...commitsOf(a, { size: eventsOfCommit, step: 2 }),
            ...commitsOf(b, { size: eventsOfCommit, position: 1, step: 3, partition: 1 }),
            ...commitsOf(aRenamedPerson(), { size: eventsOfCommit, position: 200 }),
          ].sort((first, second) => first.position - second.position);
          await (await memory.serving()).apply(commits);
          const built = await one.begin();
          await built.apply(commits);
          await one.promote(built.number);
          expect(await answersOf(one)).toBe(await answersOf(memory));
        }),
        { numRuns: 20 },
      );
    }, 60_000);
  });
});
