import {
  hiddenBy,
  type Holders,
  holdersAt,
  type Knowledge,
  knownFacts,
  withoutContent,
  withoutRedacted,
} from '#libs/domain';
import type { AcceptedEvent, Generation, ProjectedCommit, ReadModel } from '#libs/ports';
import { anEventfulRace, commitsOf, documentOf, eventsOf, RaceBuilder } from './race-log.js';
import { EVERYTHING, NOW, type ReadModelInUse } from './read-model-in-use.js';

const RACE = 'il-sos-2022';

/** What somebody said and what said more about it, among much else: `e2` with `e5`, named by nothing else. */
function aRedactedRace(): RaceBuilder {
  const race = anEventfulRace(RACE);
  race.redact('e2', 'court-order');
  race.support('the-dockers', '2022-02');
  return race;
}

const HIDDEN = ['the-union', 'the-tribune'];

/** What a law wants gone is in no answer any more, whatever it is about [F7]. */
export function redactions(current: () => ReadModelInUse): void {
  describe('a redaction', () => {
    let model: ReadModel;
    let generation: Generation;
    beforeEach(() => {
      ({ model, generation } = current());
    });

    const everyKnowledge = (length: number): readonly Knowledge[] =>
      [null, ...Array.from({ length: length + 1 }, (_, version) => version)].flatMap((atVersion) =>
        (['recorded', 'published'] as const).map((clock) => ({ ...EVERYTHING, clock, atVersion })),
      );

    /** All that can be asked about the race, as one text. */
    async function answers(): Promise<string> {
      const all: unknown[] = [await model.races(), await model.race(RACE)];
      all.push(await model.events(RACE, 0, 100), (await model.feed(null, 100)).entries);
      for (const knowledge of everyKnowledge(12))
        all.push(await model.known(RACE, knowledge), await model.held(RACE, knowledge, NOW));
      return documentOf(all);
    }

    const told = async (): Promise<readonly string[]> => {
      const text = await answers();
      return HIDDEN.filter((word) => text.includes(word));
    };

    async function expectAsTheDomainSays(history: readonly AcceptedEvent[]): Promise<void> {
      const shown = withoutRedacted(history);
      expect(documentOf(await model.events(RACE, 0, 100))).toBe(documentOf(shown));
      for (const knowledge of everyKnowledge(history.length)) {
        const { slots, falseReports } = knownFacts(shown, knowledge);
        const known = await model.known(RACE, knowledge);
        expect([knowledge, documentOf(known?.slots)]).toEqual([knowledge, documentOf(slots)]);
        const held = await model.held(RACE, knowledge, NOW);
        const expected = [...slots]
          .map(([slot, all]): [string, Holders] => [slot, holdersAt(all, NOW)])
          .filter(([, { possible }]) => possible.length > 0)
          .sort(([one], [other]) => (one < other ? -1 : 1));
        expect(documentOf(held?.slots)).toBe(documentOf(new Map(expected)));
        expect(held?.falseReports).toEqual(falseReports);
      }
    }

    it.each([
      ['one by one', 1, 1],
      ['together', 1, 100],
      ['in one commit', 100, 1],
    ])('hides at every K, where commits come %s', async (_, size, batch) => {
      const commits = commitsOf(aRedactedRace(), { size });
      for (let start = 0; start < commits.length; start += batch)
        await generation.apply(commits.slice(start, start + batch));
      expect(await told()).toEqual([]);
      await expectAsTheDomainSays(eventsOf(commits));
    });

    it('ends answers that were given before', async () => {
      const commits = commitsOf(aRedactedRace());
      const redaction = commits.findIndex(
        ({ events }) => events[0]?.event.type === 'EventRedacted',
      );
      await generation.apply(commits.slice(0, redaction));
      expect(await told()).toEqual(HIDDEN);
      await generation.apply(commits.slice(redaction));
      expect(await told()).toEqual([]);
    });

    it('is not undone by a commit that comes again', async () => {
      const commits = commitsOf(aRedactedRace());
      await generation.apply(commits);
      const before = await answers();
      await generation.apply(commits.slice(0, 3));
      await generation.apply(commits);
      expect(await answers()).toBe(before);
    });

    it('answers the same from a log that was restored without the content', async () => {
      const commits = commitsOf(aRedactedRace());
      const hidden = new Set(eventsOf(commits).flatMap(({ event }) => hiddenBy(event)));
      const restored = commits.map((commit) => ({
        ...commit,
        events: commit.events.map((accepted) =>
          hidden.has(accepted.event.id)
            ? { ...accepted, event: withoutContent(accepted.event, true) }
            : accepted,
        ),
      }));
      await generation.apply(restored);
      await expectAsTheDomainSays(eventsOf(commits));
    });

    it('leaves of an event its place, and when and why it was redacted', async () => {
      const commits = commitsOf(aRedactedRace());
      await generation.apply(commits);
      const [created, hidden] = eventsOf(commits);
      const redaction = eventsOf(commits).find(({ event }) => event.type === 'EventRedacted')!;
      expect(await model.event(created!.event.id)).toEqual(created);
      expect(await model.event(hidden!.event.id)).toMatchObject({
        version: 2,
        recordedAt: hidden!.recordedAt,
        warnings: [],
        event: {
          id: hidden!.event.id,
          type: 'EndorsementAnnounced',
          sources: [],
          data: {},
          redacted: {
            event: redaction.event.id,
            at: redaction.recordedAt,
            reason: 'court-order',
          },
        },
      });
      expect(await model.race(RACE)).toMatchObject({ head: 12, redacted: redaction.version });
    });

    it('of what corrected the race gives it its name back, at every K', async () => {
      const race = anEventfulRace(RACE);
      const named = commitsOf(race);
      await generation.apply(named);
      expect((await model.races())[0]?.identity.name).toBe('The race, as it is rightly called');
      race.redact('e6');
      await generation.apply(commitsOf(race));
      const name = `The race ${RACE}`;
      expect((await model.races())[0]?.identity.name).toBe(name);
      expect((await model.race(RACE))?.identity.name).toBe(name);
      for (const knowledge of everyKnowledge(11))
        expect((await model.known(RACE, knowledge))?.identity.name).toBe(name);
    });

    it('may follow another', async () => {
      const race = aRedactedRace();
      race.redact('e3');
      race.redact(race.support('the-bakers', '2022-03'));
      const commits = commitsOf(race);
      const applied = async (some: readonly ProjectedCommit[]): Promise<void> => {
        await generation.apply(some);
        await model.held(RACE, EVERYTHING, NOW);
      };
      for (const commit of commits) await applied([commit]);
      await expectAsTheDomainSays(eventsOf(commits));
      expect((await model.race(RACE))?.redacted).toBe(race.events.length);
    });
  });
}
