import { openMemoryReadModel } from '#libs/adapters';
import { anEventfulRace, commitsOf } from '../../../../libs/ports/src/testing/race-log.js';
import { reachVersion, VERSION_WAITERS_MAX, WAIT_SECONDS_MAX } from './reach-version.js';

describe('waiting for a version', () => {
  it('is for so many at once, and the next one is told at once that it is ahead', async () => {
    const readModel = openMemoryReadModel();
    const wanted = { race: 'one', version: 1, waitSeconds: WAIT_SECONDS_MAX };
    const waiting = Array.from({ length: VERSION_WAITERS_MAX }, () =>
      reachVersion(readModel, wanted),
    );
    // What is asked later is answered later, so that all of them wait by then.
    await readModel.race('one');
    const turnedAway = await reachVersion(readModel, wanted);
    expect(turnedAway).toMatchObject({
      detail: expect.stringContaining('after waiting 0 s') as string,
    });
    await (await readModel.serving()).apply(commitsOf(anEventfulRace('one')));
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([undefined]));
    expect(await reachVersion(readModel, wanted)).toBeUndefined();
  });
});
