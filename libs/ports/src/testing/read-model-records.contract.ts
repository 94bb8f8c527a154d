import { knownFacts } from '#libs/domain';
import type { Generation, ReadModel } from '#libs/ports';
import {
  anEventfulRace,
  aRenamedPerson,
  commitsOf,
  documentOf,
  eventsOf,
  PersonBuilder,
} from './race-log.js';
import { EVERYTHING, type ReadModelInUse } from './read-model-in-use.js';

/** Records of persons, organisations and other things beside those of races. */
export function records(current: () => ReadModelInUse): void {
  describe('records that are not of races', () => {
    let model: ReadModel;
    let generation: Generation;
    beforeEach(() => {
      ({ model, generation } = current());
    });

    it('say for every K of both clocks what the domain says', async () => {
      const person = aRenamedPerson();
      const commits = commitsOf(person);
      const history = eventsOf(commits);
      await generation.apply(commits);
      for (const knownBefore of [null, ...history.map(({ recordedAt }) => recordedAt)])
        for (const clock of ['recorded', 'published'] as const) {
          const knowledge = { clock, knownBefore, atVersion: null };
          const known = await model.record(person.race, knowledge);
          const { slots } = knownFacts(history, knowledge);
          expect(documentOf(known?.slots)).toBe(documentOf(slots));
          expect(known).toMatchObject({
            head: history.length,
            recordedSince: history[0]?.recordedAt,
            watermark: null,
          });
        }
      expect(await model.record('person/nobody', EVERYTHING)).toBeUndefined();
    });

    it('are listed by their ids, each with all that is known now', async () => {
      const [garcia, anna] = [aRenamedPerson(), new PersonBuilder('anna-valencia')];
      await generation.apply([
        ...commitsOf(garcia).slice(0, 1),
        ...commitsOf(anna, { position: 10 }),
        ...commitsOf(anEventfulRace(), { position: 20 }),
      ]);
      const before = await model.records('person');
      expect(before.map(({ stream, version }) => [stream, version])).toEqual([
        ['person/anna-valencia', 1],
        ['person/jesus-garcia', 1],
      ]);
      const commits = commitsOf(garcia);
      await generation.apply(commits);
      const [, entry] = await model.records('person');
      const { slots } = knownFacts(eventsOf(commits), EVERYTHING);
      expect(documentOf(entry?.facts.slots)).toBe(documentOf(slots));
      expect(entry).toMatchObject({
        version: 6,
        recordedSince: commits[0]?.events[0]?.recordedAt,
        changedAt: commits.at(-1)?.events[0]?.recordedAt,
      });
      expect(await model.records('organization')).toEqual([]);
    });

    it('are no races, and their events stand among all others', async () => {
      const person = aRenamedPerson();
      const commits = commitsOf(person, { position: 50 });
      await generation.apply([...commitsOf(anEventfulRace()), ...commits]);
      expect(await model.races()).toHaveLength(1);
      expect(await model.race(person.race)).toBeUndefined();
      expect(await model.known(person.race, EVERYTHING)).toBeUndefined();
      const history = eventsOf(commits);
      expect(await model.events(person.race, 1, 2)).toEqual(history.slice(1, 3));
      for (const accepted of history)
        expect(await model.event(accepted.event.id)).toEqual(accepted);
      const { entries } = await model.feed(null, 1_000);
      expect(entries.slice(-history.length).map(({ event }) => event)).toEqual(history);
    });

    it('tell of what changed by the names of their streams', async () => {
      const changed: string[] = [];
      const told = new Promise<void>((resolve) => {
        const stop = model.onChange((record) => {
          changed.push(record);
          stop();
          resolve();
        });
      });
      await generation.apply(commitsOf(aRenamedPerson()));
      await told;
      expect(changed).toEqual(['person/jesus-garcia']);
    });
  });
}
