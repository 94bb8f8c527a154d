import fc from 'fast-check';
import { openMemoryReadModel } from '#libs/adapters';
import { getRaceState, isProblem, KeptAnswers, type QueryDeps } from '#libs/application';
import type { ReadModel } from '#libs/ports';
import {
  redisForTest,
  withRedis,
} from '../../libs/adapters/src/read-model-redis/testing/redis-for-tests.js';
import { at } from '../../libs/domain/src/testing/dates.js';
import { commitsOf } from '../../libs/ports/src/testing/race-log.js';
import { randomRace } from '../../libs/ports/src/testing/random-race.js';

const RACE = 'a-race';
const VALID = ['2021-06-01', '2021-06-14', '2021-07-15', '2022-06-01'];

/** Answered by a process that has answered nothing before. */
async function documentsOf(readModel: ReadModel, versions: number): Promise<readonly string[]> {
  const deps: QueryDeps = {
    readModel,
    kept: new KeptAnswers(),
    clock: { now: () => at('2023-01-01') },
  };
  const documents: string[] = [];
  for (const clock of ['recorded', 'published'])
    for (const validAt of VALID)
      for (let version = 1; version <= versions; version += 1) {
        const params = { validAt, clock, atVersion: String(version) };
        const answer = await getRaceState(deps, { race: RACE, params });
        if (isProblem(answer)) throw new Error(answer.detail);
        documents.push(answer.body().bytes.toString());
      }
  return documents;
}

withRedis((url) => {
  describe('the state documents of random races', () => {
    it('are the same bytes from memory and from Redis, at every version and on both clocks', async () => {
      const redis = redisForTest(url);
      const shared = await redis.open();
      await fc.assert(
        fc.asyncProperty(randomRace(RACE), fc.integer({ min: 1, max: 3 }), async (race, size) => {
          const commits = commitsOf(race, { size });
          const memory = openMemoryReadModel();
          await (await memory.serving()).apply(commits);
          const built = await shared.begin();
          await built.apply(commits);
          await shared.promote(built.number);
          const versions = race.events.length;
          expect(await documentsOf(shared, versions)).toEqual(await documentsOf(memory, versions));
        }),
        { numRuns: 10 },
      );
      await redis.dispose();
    }, 120_000);
  });
});
