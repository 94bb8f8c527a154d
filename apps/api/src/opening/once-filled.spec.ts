import { openMemoryReadModel } from '#libs/adapters';
import { ReadModelUnavailable } from '#libs/ports';
import { commitsOf, anEventfulRace } from '../../../../libs/ports/src/testing/race-log.js';
import { onceFilled } from './once-filled.js';

describe('read models that are made anew at each start', () => {
  it('tell nothing of what they hold before they hold all of it', async () => {
    const readModel = openMemoryReadModel();
    let onFilled = (): void => undefined;
    const filled = new Promise<void>((resolve) => {
      onFilled = resolve;
    });
    const reader = onceFilled(readModel, filled);
    const changed: string[] = [];
    reader.onChange((race) => changed.push(race));
    await (await readModel.serving()).apply(commitsOf(anEventfulRace('x')).slice(0, 2));
    expect(changed).toEqual(['x']);
    await expect(reader.race('x')).rejects.toThrow(ReadModelUnavailable);
    await expect(reader.races()).rejects.toThrow('being read to its end');
    await expect(reader.feed(null, 10)).rejects.toThrow(ReadModelUnavailable);

    onFilled();
    await filled;
    expect((await reader.race('x'))?.head).toBe(2);
    expect(await reader.races()).toHaveLength(1);
  });
});
