import { type Generation, ProjectionGap, type ReadModel } from '#libs/ports';
import { anEventfulRace, commitsOf } from './race-log.js';
import { EVERYTHING, NOW, racesOf, type ReadModelInUse } from './read-model-in-use.js';

/** Copies beside one another, how far each is, and the hints of the one that serves. */
export function generations(current: () => ReadModelInUse): void {
  describe('progress', () => {
    let model: ReadModel;
    let generation: Generation;
    beforeEach(() => {
      ({ model, generation } = current());
    });

    it('is kept by partition and moves forward only', async () => {
      await generation.saveProgress([
        { partition: 11, next: 5, watermark: null },
        { partition: 2, next: 7, watermark: 1_000 },
      ]);
      await generation.saveProgress([
        { partition: 11, next: 9, watermark: 2_000 },
        { partition: 2, next: 6, watermark: null },
      ]);
      expect(await generation.progress()).toEqual([
        { partition: 2, next: 7, watermark: 1_000 },
        { partition: 11, next: 9, watermark: 2_000 },
      ]);
    });

    it('keeps of which log it is, and stays with the first that it was told', async () => {
      await generation.saveProgress([{ partition: 0, next: 0, watermark: null }]);
      await generation.saveProgress([{ partition: 0, next: 1, watermark: null, origin: 'one' }]);
      await generation.saveProgress([{ partition: 0, next: 2, watermark: null, origin: 'other' }]);
      await generation.saveProgress([{ partition: 0, next: 3, watermark: null }]);
      expect(await generation.progress()).toEqual([
        { partition: 0, next: 3, watermark: null, origin: 'one' },
      ]);
    });

    it("tells a race the watermark of the race's own partition", async () => {
      await generation.apply(commitsOf(anEventfulRace('a-race'), { partition: 3 }));
      expect((await model.race('a-race'))?.watermark).toBeNull();
      await generation.saveProgress([
        { partition: 3, next: 10, watermark: 1_234 },
        { partition: 0, next: 99, watermark: 9_999 },
      ]);
      expect((await model.race('a-race'))?.watermark).toBe(1_234);
      expect((await model.held('a-race', EVERYTHING, NOW))?.watermark).toBe(1_234);
    });
  });

  describe('generations', () => {
    let model: ReadModel;
    let generation: Generation;
    beforeEach(() => {
      ({ model, generation } = current());
    });

    it('builds one beside the one that serves, then swaps', async () => {
      const [old, built] = [anEventfulRace('old'), anEventfulRace('built')];
      await generation.apply(commitsOf(old));
      const next = await model.begin();
      expect(next.number).toBeGreaterThan(generation.number);
      expect(await next.progress()).toEqual([]);
      await next.apply(commitsOf(built));
      await next.saveProgress([{ partition: 0, next: 10, watermark: 5 }]);
      expect(await racesOf(model)).toEqual(['old']);
      expect(await model.held('built', EVERYTHING, NOW)).toBeUndefined();
      expect(await model.feed(null, 100)).toMatchObject({ entries: { length: 10 } });

      await model.promote(next.number);
      expect(await racesOf(model)).toEqual(['built']);
      expect((await model.held('built', EVERYTHING, NOW))?.head).toBe(built.events.length);
      expect(await model.race('old')).toBeUndefined();
      expect((await model.serving()).number).toBe(next.number);
    });

    it('keeps the one before for a way back, until it is discarded', async () => {
      await generation.apply(commitsOf(anEventfulRace('old')));
      const before = generation.number;
      const next = await model.begin();
      await model.promote(next.number);
      await model.promote(before);
      expect(await racesOf(model)).toEqual(['old']);
      await model.discard(next.number);
      await expect(model.promote(next.number)).rejects.toThrow('no generation');
      await expect(model.discard(before)).rejects.toThrow('serves');
      expect(await racesOf(model)).toEqual(['old']);
    });

    it('goes on with the one that serves, where a projector holds the one that served', async () => {
      const next = await model.begin();
      await next.saveProgress([{ partition: 0, next: 7, watermark: null }]);
      await model.promote(next.number);
      const commits = commitsOf(anEventfulRace());
      await expect(generation.apply(commits)).rejects.toThrow(ProjectionGap);
      await expect(generation.saveProgress([])).rejects.toThrow(ProjectionGap);
      expect(await generation.progress()).toMatchObject([{ next: 7 }]);
      expect(generation.number).toBe(next.number);
      await generation.apply(commits);
      expect(await racesOf(model)).toEqual(['il-sos-2022']);
    });

    it('builds one at a time: the next takes the place of one that was given up', async () => {
      const abandoned = await model.begin();
      await abandoned.apply(commitsOf(anEventfulRace()));
      const next = await model.begin();
      await expect(abandoned.apply(commitsOf(anEventfulRace()))).rejects.toThrow(ProjectionGap);
      await expect(abandoned.saveProgress([])).rejects.toThrow(ProjectionGap);
      await expect(model.promote(abandoned.number)).rejects.toThrow('no generation');
      await model.promote(next.number);
      expect(await model.races()).toEqual([]);
    });
  });

  describe('hints', () => {
    let model: ReadModel;
    let generation: Generation;
    beforeEach(() => {
      ({ model, generation } = current());
    });

    it('calls back for a race that changed, until told to stop', async () => {
      const heard: string[] = [];
      const stop = model.onChange((race) => heard.push(race));
      const listened = heardOf(model, 'a-race');
      await generation.apply(commitsOf(anEventfulRace('a-race')));
      await listened;
      expect(heard).toContain('a-race');
      stop();
      const again = heardOf(model, 'b-race');
      await generation.apply(commitsOf(anEventfulRace('b-race'), { partition: 1 }));
      await again;
      expect(heard).not.toContain('b-race');
    });
  });
}

/** Settles with the next hint about a race. */
const heardOf = (model: ReadModel, race: string): Promise<void> =>
  new Promise((resolve) => {
    const stop = model.onChange((changed) => {
      if (changed !== race) return;
      stop();
      resolve();
    });
  });
