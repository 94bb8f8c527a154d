import { holdersAt, type Knowledge, knownFacts, nextTurn, turnedAt, turnsOf } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { at } from '../../../domain/src/testing/dates.js';
import {
  anEventfulRace,
  commitsOf,
  documentOf,
  eventsOf,
} from '../../../ports/src/testing/race-log.js';
import { IdentityFacts } from './identity-facts.js';
import { IndexedAnswers } from './indexed-answers.js';
import { MapPages } from './map-pages.js';
import { RaceIndexWriter } from './race-index-writer.js';
import { isIndexed, timesPageFor, versionKnown } from './recorded-version.js';

const TINY = { recordsMin: 3, growth: 1, growthInOrder: 1, birthsMin: 2, crowd: 1, linesMax: 2 };
const DAYS = ['2021-06-01', '2021-06-15', '2021-07-01', '2021-08-11', '2022-06-01'].map(at);
const events = eventsOf(commitsOf(anEventfulRace()));

function written(history: readonly AcceptedEvent[], { restartEvery }: { restartEvery: number }) {
  const pages = new MapPages((version) => history[version - 1]);
  let writer = new RaceIndexWriter(TINY);
  for (const [index, accepted] of history.entries()) {
    if (index % restartEvery === 0)
      writer = new RaceIndexWriter(TINY, pages.found(history.slice(0, index)));
    writer.add(accepted);
    pages.write(writer.take());
  }
  return { pages, records: writer.records };
}

describe('the index of a race', () => {
  it.each([1, 2, 100])(
    'answers as the rules do when its writer is made anew after every %i events',
    async (restartEvery) => {
      const { pages } = written(events, { restartEvery });
      const race = {
        ...{
          key: 'race',
          pages,
          head: events.length,
          recordedSince: 0,
          redacted: 0,
          watermark: null,
        },
        identity: new IdentityFacts(events.slice(0, 1)),
      };
      const answers = new IndexedAnswers();
      for (let atVersion = 0; atVersion <= events.length; atVersion += 1)
        for (const v of DAYS) {
          const knowledge: Knowledge = { clock: 'recorded', knownBefore: null, atVersion };
          const known = knownFacts(events, knowledge);
          const held = await answers.held(race, knowledge, v);
          expect([held.version, held.turnedAt]).toEqual([known.version, turnedAt(known, v)]);
          expect(held.until).toBeGreaterThan(v);
          expect(held.until).toBeLessThanOrEqual(nextTurn(turnsOf(known), v));
          for (const [slot, revisions] of known.slots)
            if (slot !== 'identity' && holdersAt(revisions, v).possible.length > 0)
              expect(documentOf(held.slots.get(slot))).toBe(documentOf(holdersAt(revisions, v)));
        }
    },
  );

  it('writes nothing twice: what is taken is gone', () => {
    const writer = new RaceIndexWriter();
    writer.add(events[0]!);
    expect(writer.take().appends.size).toBeGreaterThan(0);
    expect(writer.take().appends.size).toBe(0);
  });

  it('knows the version of every K, and leaves K to others where the clock went back', async () => {
    const { pages } = written(events, { restartEvery: 100 });
    for (const { recordedAt } of events)
      for (const knownBefore of [recordedAt, recordedAt + 1]) {
        const knowledge: Knowledge = { clock: 'recorded', knownBefore, atVersion: null };
        const page = timesPageFor(pages.directory, knowledge);
        const times = page === null ? [] : await pages.times(page);
        expect(versionKnown(pages.directory, knowledge, { head: events.length, times })).toBe(
          knownFacts(events, knowledge).version,
        );
        expect(isIndexed(pages.directory, knowledge)).toBe(true);
      }
    const backwards = events.map((event, index) => ({ ...event, recordedAt: 9_000 - index }));
    const { directory } = written(backwards, { restartEvery: 100 }).pages;
    expect(isIndexed(directory, { clock: 'recorded', knownBefore: 5, atVersion: null })).toBe(
      false,
    );
    expect(isIndexed(directory, { clock: 'recorded', knownBefore: null, atVersion: 2 })).toBe(true);
    expect(isIndexed(directory, { clock: 'published', knownBefore: null, atVersion: 2 })).toBe(
      false,
    );
  });
});
