import {
  type Holders,
  holdersAt,
  type Knowledge,
  knownFacts,
  nextTurn,
  turnedAt,
  turnsOf,
} from '#libs/domain';
import type { AcceptedEvent, Generation, ReadModel } from '#libs/ports';
import { at } from '../../../domain/src/testing/dates.js';
import { anEventfulRace, commitsOf, documentOf, eventsOf } from './race-log.js';
import { EVERYTHING, NOW, type ReadModelInUse } from './read-model-in-use.js';

/** Every K that a history distinguishes, by time on both clocks and by version. */
function everyKnowledge(events: readonly AcceptedEvent[]): readonly Knowledge[] {
  const versions = [null, 0, ...events.map(({ version }) => version)];
  const times = events.flatMap(({ recordedAt, event }) => [
    recordedAt,
    recordedAt + 1,
    ...event.sources.flatMap(({ published }) => published.latest ?? []),
  ]);
  return [
    ...versions.map((atVersion): Knowledge => ({ ...EVERYTHING, atVersion })),
    ...times.map((knownBefore): Knowledge => ({ ...EVERYTHING, knownBefore })),
    ...times.flatMap((knownBefore) =>
      versions.map((atVersion): Knowledge => ({ clock: 'published', knownBefore, atVersion })),
    ),
  ];
}

const DAYS = ['2021-06-01', '2021-06-14', '2021-06-15', '2021-07-01', '2021-08-11', '2021-11-03'];
const everyMoment = (): readonly number[] => [...DAYS.map(at), NOW, at('2021-08-11') + 1];

/** What was true at V, as known at K: what the domain says of the whole history. */
export function questions(current: () => ReadModelInUse): void {
  describe('questions', () => {
    let model: ReadModel;
    let generation: Generation;
    beforeEach(() => {
      ({ model, generation } = current());
    });

    it('answers for every K of both clocks as the domain does', async () => {
      const race = anEventfulRace();
      const commits = commitsOf(race);
      const history = eventsOf(commits);
      await generation.apply(commits);
      for (const knowledge of everyKnowledge(history)) {
        const { slots, falseReports, version } = knownFacts(history, knowledge);
        const known = await model.known(race.race, knowledge);
        expect([knowledge, documentOf(known?.slots)]).toEqual([knowledge, documentOf(slots)]);
        expect(known).toMatchObject({ falseReports, version, head: history.length });
      }
    });

    it('answers who holds at every V as the domain does', async () => {
      const race = anEventfulRace();
      const commits = commitsOf(race);
      const history = eventsOf(commits);
      await generation.apply(commits);
      for (const knowledge of everyKnowledge(history).filter((_, index) => index % 5 === 0)) {
        const known = knownFacts(history, knowledge);
        for (const validBefore of everyMoment()) {
          const held = await model.held(race.race, knowledge, validBefore);
          const expected = [...known.slots]
            .map(([slot, revisions]): [string, Holders] => [
              slot,
              holdersAt(revisions, validBefore),
            ])
            .filter(([, { possible }]) => possible.length > 0)
            .sort(([one], [other]) => (one < other ? -1 : 1));
          expect(documentOf(held?.slots)).toBe(documentOf(new Map(expected)));
          expect(held?.turnedAt).toBe(turnedAt(known, validBefore));
          expect(held?.until).toBeGreaterThan(validBefore);
          expect(held?.until).toBeLessThanOrEqual(nextTurn(turnsOf(known), validBefore));
          expect(held?.version).toBe(known.version);
        }
      }
    });

    it('says what the race is as it was known at K', async () => {
      const race = anEventfulRace();
      await generation.apply(commitsOf(race));
      const nameAt = async (atVersion: number | null): Promise<string | undefined> =>
        (await model.known(race.race, { ...EVERYTHING, atVersion }))?.identity.name;
      expect(await nameAt(0)).toBe('The race il-sos-2022');
      expect(await nameAt(5)).toBe('The race il-sos-2022');
      expect(await nameAt(6)).toBe('The race, as it is rightly called');
      expect((await model.race(race.race))?.identity.name).toBe(
        'The race, as it is rightly called',
      );
      expect((await model.races())[0]?.identity.name).toBe('The race, as it is rightly called');
    });

    it('answers anew after each event, and the same for a version that is there', async () => {
      const race = anEventfulRace();
      const commits = commitsOf(race);
      await generation.apply(commits.slice(0, 4));
      const pinned: Knowledge = { ...EVERYTHING, atVersion: 3 };
      const ahead: Knowledge = { ...EVERYTHING, atVersion: 6 };
      const first = documentOf((await model.held(race.race, pinned, NOW))?.slots);
      expect((await model.held(race.race, ahead, NOW))?.version).toBe(4);
      for (const commit of commits.slice(4)) {
        await generation.apply([commit]);
        const version = commit.events[0]?.version;
        const live = await model.held(race.race, EVERYTHING, NOW);
        expect(live).toMatchObject({ head: version, version });
        expect(documentOf((await model.held(race.race, pinned, NOW))?.slots)).toBe(first);
      }
      expect((await model.held(race.race, ahead, NOW))?.version).toBe(6);
    });
  });
}
