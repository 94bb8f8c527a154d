import fc from 'fast-check';
import { knownFacts, type Knowledge, raceIdentity, withoutRedacted } from '#libs/domain';
import type { Generation, ReadModel } from '#libs/ports';
import { type Mentioned, mentionName, mentionsIn } from '#libs/projections';
import { anEventfulRace, aRenamedPerson, commitsOf, eventsOf, RaceBuilder } from './race-log.js';
import { randomRace } from './random-race.js';
import { EVERYTHING, type ReadModelInUse } from './read-model-in-use.js';

const LOOKED_FOR = [
  ['organization', 'the-union'],
  ['organization', 'the-club'],
  ['organization', 'nobody'],
  ['person', 'valencia'],
  ['source', 'the-herald'],
] as const;

/** In which races somebody is named: what is asked over all of them reads those alone. */
export function mentions(current: () => ReadModelInUse): void {
  describe('the races that name somebody', () => {
    let model: ReadModel;
    let generation: Generation;
    beforeEach(() => {
      ({ model, generation } = current());
    });

    const naming = async (...names: string[]): Promise<readonly string[]> =>
      (await model.racesNaming(names, '', 100)).races;

    const apply = async (...races: readonly RaceBuilder[]): Promise<void> => {
      for (const [partition, race] of races.entries())
        await generation.apply(commitsOf(race, { partition }));
    };

    /** A race in which one union endorses. */
    const raceOf = (id: string, union: string): RaceBuilder => {
      const race = new RaceBuilder(id);
      race.support(union, '2021-06');
      return race;
    };

    it('are those in whose events they are, and no others', async () => {
      await apply(raceOf('b', 'the-union'), raceOf('a', 'the-union'), raceOf('c', 'the-club'));
      expect(await naming('organization/the-union')).toEqual(['a', 'b']);
      expect(await naming('person/the-union')).toEqual([]);
      expect(await naming('organization/nobody')).toEqual([]);
      expect(await naming('source/the-herald')).toEqual(['a', 'b', 'c']);
      expect(await naming('organization/the-club', 'organization/the-union')).toEqual([
        'a',
        'b',
        'c',
      ]);
    });

    it('are no records of other things', async () => {
      await generation.apply(commitsOf(aRenamedPerson()));
      expect(await naming('person/chuy-garcia', 'source/the-board')).toEqual([]);
    });

    it('are given in pages, by any of several names', async () => {
      const ids = ['a', 'a-b', 'b', 'c', 'd', 'e'];
      const unions = ['the-union', 'the-club', 'the-union', 'the-club', 'the-club', 'the-union'];
      await apply(...ids.map((id, index) => raceOf(id, unions[index]!)));
      const names = ['organization/the-union', 'organization/the-club', 'source/the-herald'];
      for (const limit of [1, 2, 3, 6, 7]) {
        const found: string[] = [];
        let from: string | null = '';
        while (from !== null) {
          const page: Awaited<ReturnType<ReadModel['racesNaming']>> = await model.racesNaming(
            names,
            from,
            limit,
          );
          expect(page.races.length).toBeLessThanOrEqual(limit);
          found.push(...page.races);
          from = page.next;
        }
        expect(found).toEqual(ids);
      }
    });

    it('stay so where a correction or a retraction has them named no more', async () => {
      await apply(anEventfulRace());
      for (const name of ['organization/the-club', 'organization/the-union', 'source/the-tribune'])
        expect(await naming(name)).toEqual(['il-sos-2022']);
    });

    it('are not those that name them in what is redacted alone', async () => {
      const race = anEventfulRace();
      await apply(race);
      race.redact('e2');
      race.support('the-dockers', '2022-02');
      await apply(race);
      expect(await naming('organization/the-union', 'source/the-tribune')).toEqual([]);
      for (const name of ['organization/the-teachers', 'organization/the-dockers'])
        expect(await naming(name)).toEqual(['il-sos-2022']);
      await apply(race);
      expect(await naming('organization/the-union')).toEqual([]);
      race.support('the-union', '2022-03');
      await apply(race);
      expect(await naming('organization/the-union')).toEqual(['il-sos-2022']);
    });

    it('are of the generation that serves', async () => {
      await apply(raceOf('a', 'the-union'));
      const built = await model.begin();
      await built.apply(commitsOf(raceOf('b', 'the-union')));
      expect(await naming('organization/the-union')).toEqual(['a']);
      await model.promote(built.number);
      expect(await naming('organization/the-union')).toEqual(['b']);
    });
  });

  describe('whoever is named by a fact at any K', () => {
    it('is found in its race, and nobody else is where nothing was redacted', async () => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(randomRace('race'), { minLength: 3, maxLength: 3 }),
          async (all) => {
            const { model } = current();
            const generation = await model.begin();
            const races = all.map((builder) =>
              Object.assign(builder, { race: `race-${(count += 1)}` }),
            );
            for (const race of races) await generation.apply(commitsOf(race, { size: 2 }));
            await model.promote(generation.number);
            for (const [kind, id] of LOOKED_FOR) {
              const { races: found } = await model.racesNaming([mentionName(kind, id)], '', 10);
              for (const race of races)
                if (isNamed(race, { kind, ids: [id], validBefore: Infinity }))
                  expect(found).toContain(race.race);
            }
            expect((await model.racesNaming(['organization/nobody'], '', 10)).races).toEqual([]);
          },
        ),
        { numRuns: 20 },
      );
    });
  });
}

/** Whether a fact names them at a K of either clock, by the domain's rules alone. */
function isNamed(race: RaceBuilder, wanted: Mentioned): boolean {
  const events = withoutRedacted(eventsOf(commitsOf(race)));
  const times: readonly Knowledge[] = [null, ...events.map(({ version }) => version)].flatMap(
    (atVersion) =>
      (['recorded', 'published'] as const).map((clock) => ({ ...EVERYTHING, clock, atVersion })),
  );
  return times.some((knowledge) => {
    const known = knownFacts(events, knowledge);
    return mentionsIn(known, raceIdentity(events), wanted).items.length > 0;
  });
}
