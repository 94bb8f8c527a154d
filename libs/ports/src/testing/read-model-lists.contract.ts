import {
  type FeedPage,
  type Generation,
  type LogCursor,
  type ProjectedCommit,
  ProjectionGap,
  type ReadModel,
} from '#libs/ports';
import { anEventfulRace, commitsOf, eventsOf } from './race-log.js';
import type { ReadModelInUse } from './read-model-in-use.js';

/** Races, the events of one, and the events of all in the order of the log. */
export function lists(current: () => ReadModelInUse): void {
  describe('lists', () => {
    let model: ReadModel;
    let generation: Generation;
    beforeEach(() => {
      ({ model, generation } = current());
    });

    it('gives the events of a race after a version, and any event by its id', async () => {
      const race = anEventfulRace();
      const commits = commitsOf(race);
      const history = eventsOf(commits);
      await generation.apply(commits);
      expect(await model.events(race.race, 3, 2)).toEqual(history.slice(3, 5));
      expect(await model.events(race.race, history.length, 2)).toEqual([]);
      expect(await model.events(race.race, 0, 0)).toEqual([]);
      for (const accepted of history)
        expect(await model.event(accepted.event.id)).toEqual(accepted);
      expect(await model.event('no-such-event')).toBeUndefined();
    });

    it('lists the races by id, each with its head', async () => {
      const [a, b] = [anEventfulRace('a-race'), anEventfulRace('b-race')];
      await generation.apply([...commitsOf(b), ...commitsOf(a, { position: 50 }).slice(0, 2)]);
      const recorded = eventsOf(commitsOf(a, { position: 50 })).map((event) => event.recordedAt);
      expect((await model.races()).map(({ identity }) => identity.id)).toEqual([
        'a-race',
        'b-race',
      ]);
      expect((await model.races())[0]).toMatchObject({
        version: 2,
        recordedSince: recorded[0],
        changedAt: recorded[1],
      });
      await generation.apply(commitsOf(a, { position: 50 }));
      expect((await model.races())[0]).toMatchObject({
        version: recorded.length,
        recordedSince: recorded[0],
        changedAt: recorded.at(-1),
      });
    });
  });

  describe('the feed', () => {
    let model: ReadModel;
    let generation: Generation;
    beforeEach(() => {
      ({ model, generation } = current());
    });

    /** Three races in two partitions, as a tail would meet them. */
    const threeRaces = (): readonly ProjectedCommit[] =>
      [
        ...commitsOf(anEventfulRace('a-race'), { partition: 0, position: 0, step: 3 }),
        ...commitsOf(anEventfulRace('b-race'), { partition: 1, position: 5, size: 3 }),
        ...commitsOf(anEventfulRace('c-race'), { partition: 1, position: 20, size: 4 }),
      ].sort((one, other) => one.position - other.position);

    it('is everything in the order of the log, whatever the size of its pages', async () => {
      await generation.apply(threeRaces());
      const whole = await model.feed(null, 1_000);
      expect(whole.caughtUp).toBe(true);
      expect(whole.entries).toHaveLength(30);
      for (const race of ['a-race', 'b-race', 'c-race']) {
        const versions = whole.entries
          .filter(({ event }) => event.stream === `race/${race}`)
          .map(({ event }) => event.version);
        expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      }
      const order = whole.entries.map(({ event }) => event.event.id);
      for (const limit of [1, 2, 3, 7, 29, 30]) expect(await feedOf(model, limit)).toEqual(order);
    });

    it('goes on after any event of it', async () => {
      await generation.apply(threeRaces());
      const { entries } = await model.feed(null, 1_000);
      for (const [index, { cursor }] of entries.entries()) {
        const rest = (await model.feed(cursor, 1_000)).entries;
        expect(rest).toEqual(entries.slice(index + 1));
      }
    });

    it('goes on with what is recorded after it was caught up', async () => {
      const commits = threeRaces();
      await generation.apply(commits.slice(0, 5));
      const first = await model.feed(null, 1_000);
      await generation.apply(commits.slice(5));
      const second = await model.feed(first.cursor, 1_000);
      expect([first.caughtUp, second.caughtUp]).toEqual([true, true]);
      expect([...first.entries, ...second.entries]).toHaveLength(30);
    });

    it('has an end, after which it tells what is recorded later and nothing else', async () => {
      expect(await model.feed(await model.feedEnd(), 10)).toMatchObject({ entries: [] });
      const commits = threeRaces();
      await generation.apply(commits.slice(0, 5));
      const end = await model.feedEnd();
      expect(end).toEqual((await model.feed(null, 1_000)).cursor);
      await generation.apply(commits.slice(5));
      const later = await model.feed(end, 1_000);
      expect(later.entries).toHaveLength(
        30 - commits.slice(0, 5).flatMap(({ events }) => events).length,
      );
    });

    it('tells where it ends to whoever asks from beyond that', async () => {
      const commits = threeRaces();
      await generation.apply(commits.slice(0, 5));
      const short = await model.feedEnd();
      expect(await model.feed(short, 10)).not.toHaveProperty('heldTo');
      await generation.apply(commits.slice(5));
      const end = await model.feedEnd();
      const { cursor } = await model.feed(null, 3);
      for (const from of [null, cursor, short, end])
        expect(await model.feed(from, 10)).not.toHaveProperty('heldTo');
      const beyond = end.map((position, partition) => (partition === 0 ? position + 1 : 0));
      for (const from of [beyond, [...end, 1]])
        expect(await model.feed(from, 10)).toMatchObject({ heldTo: end });
    });

    it('says until when nothing older can come, once every partition says so', async () => {
      expect(await model.feed(null, 10)).toMatchObject({ watermark: null });
      const at = (partition: number, watermark: number | null) => ({
        partition,
        next: 0,
        watermark,
      });
      await generation.saveProgress([at(0, 2_000), at(1, null)]);
      expect(await model.feed(null, 10)).toMatchObject({ watermark: null });
      await generation.saveProgress([at(0, 2_000), at(1, 1_000)]);
      expect(await model.feed(null, 10)).toMatchObject({ watermark: 1_000 });
    });

    it('waits at a commit that did not follow on', async () => {
      const gapped = commitsOf(anEventfulRace('gapped'), { position: 10, size: 5 });
      const other = commitsOf(anEventfulRace('other'), { position: 30, size: 5 });
      await expect(generation.apply([...gapped.slice(1), ...other])).rejects.toThrow(ProjectionGap);
      const before = await model.feed(null, 100);
      await generation.apply([...gapped, ...other]);
      const after = await model.feed(before.cursor, 100);
      expect([...before.entries, ...after.entries]).toHaveLength(20);
    });
  });
}

async function feedOf(model: ReadModel, limit: number): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: LogCursor | null = null;
  for (let pages = 0; pages < 1_000; pages += 1) {
    const page: FeedPage = await model.feed(cursor, limit);
    ids.push(...page.entries.map(({ event }) => event.event.id));
    cursor = page.cursor;
    if (page.caughtUp) return ids;
  }
  throw new Error('The feed does not end.');
}
