import { type Generation, ProjectionGap, type FeedPage, type ReadModel } from '#libs/ports';
import { anEventfulRace, commitsOf, eventsOf, RaceBuilder } from './race-log.js';
import { EVERYTHING, NOW, type ReadModelInUse } from './read-model-in-use.js';

/** Commits are taken whole, in order, once. */
export function applying(current: () => ReadModelInUse): void {
  describe('apply', () => {
    let model: ReadModel;
    let generation: Generation;
    beforeEach(() => {
      ({ model, generation } = current());
    });

    it('holds nothing before the first commit', async () => {
      expect(await model.races()).toEqual([]);
      expect(await model.race('il-sos-2022')).toBeUndefined();
      expect(await model.held('il-sos-2022', EVERYTHING, NOW)).toBeUndefined();
      expect(await model.known('il-sos-2022', EVERYTHING)).toBeUndefined();
      expect(await model.events('il-sos-2022', 0, 10)).toEqual([]);
      expect(await model.event('e1')).toBeUndefined();
      expect(await model.feed(null, 10)).toMatchObject({ entries: [], caughtUp: true });
      expect(await generation.progress()).toEqual([]);
    });

    it('takes commits one by one or together, with the same result', async () => {
      const together = commitsOf(anEventfulRace('together'));
      const oneByOne = commitsOf(anEventfulRace('one-by-one'), { partition: 1 });
      await generation.apply(together);
      for (const commit of oneByOne) await generation.apply([commit]);
      expect(await model.events('together', 0, 100)).toEqual(eventsOf(together));
      expect(await model.events('one-by-one', 0, 100)).toEqual(eventsOf(oneByOne));
      expect((await model.race('one-by-one'))?.head).toBe(oneByOne.length);
    });

    it('changes nothing when a commit comes again, alone, late or within a batch', async () => {
      const race = anEventfulRace();
      const commits = commitsOf(race, { size: 2 });
      await generation.apply(commits);
      const before = [await allOf(model), await model.races()];
      await generation.apply(commits.slice(0, 1));
      await generation.apply([...commits, ...commits]);
      await generation.apply(commits.slice(2));
      expect([await allOf(model), await model.races()]).toEqual(before);
    });

    it('takes the part of a batch that is new', async () => {
      const race = anEventfulRace();
      const commits = commitsOf(race);
      await generation.apply(commits.slice(0, 4));
      await generation.apply(commits.slice(2));
      expect(await model.events(race.race, 0, 100)).toEqual(eventsOf(commits));
    });

    it('refuses what does not follow on, whole, and takes the rest of the batch', async () => {
      const [gapped, other] = [anEventfulRace('gapped'), anEventfulRace('other')];
      const commits = commitsOf(gapped, { size: 2 });
      await generation.apply(commits.slice(0, 1));
      const batch = [...commits.slice(2), ...commitsOf(other, { partition: 1 })];
      await expect(generation.apply(batch)).rejects.toThrow(ProjectionGap);
      expect(await model.events('gapped', 0, 100)).toHaveLength(2);
      expect(await model.events('other', 0, 100)).toHaveLength(other.events.length);
      await generation.apply(commits);
      expect(await model.events('gapped', 0, 100)).toEqual(eventsOf(commits));
    });

    it('takes nothing of a commit with an event that it breaks on, however often it comes', async () => {
      const [race, other] = [anEventfulRace('bad'), anEventfulRace('other')];
      const [first, ...rest] = commitsOf(race, { size: 4 });
      const broken = rest.map((commit) => ({
        ...commit,
        events: commit.events.map((accepted, index) =>
          index === 1
            ? { ...accepted, event: { ...accepted.event, data: null as never } }
            : accepted,
        ),
      }));
      await generation.apply([first!]);
      const before = [await model.race('bad'), await model.known('bad', EVERYTHING)];
      const together = [...commitsOf(other, { partition: 1 }), ...broken];
      for (const commits of [broken, broken.slice(0, 1), together, broken])
        await expect(generation.apply(commits)).rejects.not.toThrow(ProjectionGap);
      expect(await model.events('bad', 0, 100)).toEqual(eventsOf([first!]));
      expect([await model.race('bad'), await model.known('bad', EVERYTHING)]).toEqual(before);
      await generation.apply(rest);
      expect(await model.events('bad', 0, 100)).toEqual(eventsOf([first!, ...rest]));
    });

    it('takes a commit of many events whole', async () => {
      const race = new RaceBuilder('long');
      for (let n = 1; n < 2_500; n += 1) race.support(`club-${n}`, '2021-06-14');
      await generation.apply(commitsOf(race, { size: 2_500 }));
      const held = await model.held('long', EVERYTHING, NOW);
      expect(held).toMatchObject({ head: 2_500, version: 2_500 });
      expect(held?.slots.size).toBe(2_500);
    });
  });
}

const allOf = (model: ReadModel): Promise<FeedPage> => model.feed(null, 1_000);
