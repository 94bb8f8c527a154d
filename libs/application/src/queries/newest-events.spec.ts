import { openMemoryReadModel } from '#libs/adapters';
import type { ReadModel } from '#libs/ports';
import { commitsOf, RaceBuilder } from '../../../ports/src/testing/race-log.js';
import { isProblem } from '../problems.js';
import { isCorrecting } from './get-corrections.query.js';
import { newestEvents } from './newest-events.js';
import type { Params } from './question.js';

const EVENTS = 700;
const CORRECTED_AT = [10, 20, 690];

describe('the newest events that are wanted', () => {
  let model: ReadModel;
  beforeAll(async () => {
    const race = new RaceBuilder('long');
    while (race.events.length < EVENTS) {
      const version = race.events.length + 1;
      if (CORRECTED_AT.includes(version)) race.rename('e1', `Renamed in ${version}`);
      else race.support(`union-${version}`, '2021-06-14');
    }
    model = openMemoryReadModel();
    await (await model.serving()).apply(commitsOf(race));
  });

  const versions = async (params: Params, limit: number): Promise<readonly number[]> => {
    const found = await newestEvents(model, params, { limit, wanted: isCorrecting });
    if (isProblem(found)) throw new Error(found.detail);
    return found.map(({ version }) => version);
  };

  it.each([
    ['of one race', { race: 'long' }],
    ['of all', {}],
  ])('are found %s, newest first, near the end and far from it', async (_, params) => {
    expect(await versions(params, 1)).toEqual([690]);
    expect(await versions(params, 2)).toEqual([690, 20]);
    expect(await versions(params, 9)).toEqual([690, 20, 10]);
  });

  it('are none of a race that is not there', async () => {
    const found = await newestEvents(model, { race: 'x' }, { limit: 1, wanted: isCorrecting });
    expect(found).toMatchObject({ problem: 'race-unknown' });
  });
});
