import { openMemoryReadModel } from '#libs/adapters';
import type { AcceptedEvent, ReadModelReader } from '#libs/ports';
import { at } from '../../../domain/src/testing/dates.js';
import { commitsOf, RaceBuilder } from '../../../ports/src/testing/race-log.js';
import { type EventsPage, searchEvents } from './get-events.query.js';
import { KeptAnswers } from './kept-answers.js';
import { writeCursor } from './cursor.js';
import { PAGE_BYTES_MAX } from './page-room.js';

const RACE = 'il-sos-2022';
const EVENTS = 60;

/** A race whose every tenth event is a correction, and a reader that counts the events read. */
async function aLongRace() {
  const race = new RaceBuilder(RACE);
  while (race.events.length < EVENTS) {
    const number = race.events.length + 1;
    if (number % 10 === 0) race.rename('e1', `Renamed in version ${number}`);
    else race.support(`union-${number}`, '2021-06-14');
  }
  const readModel = openMemoryReadModel();
  await (await readModel.serving()).apply(commitsOf(race));
  const counted = { read: 0 };
  const reader = new Proxy<ReadModelReader>(readModel, {
    get: (target, name: keyof ReadModelReader) => {
      if (name !== 'events') return target[name].bind(target) as unknown;
      return async (...asked: Parameters<ReadModelReader['events']>) => {
        const events = await target.events(...asked);
        counted.read += events.length;
        return events;
      };
    },
  });
  return { reader, counted };
}

interface Listed {
  readonly versions: readonly number[];
  readonly pages: number;
}

/** All pages of the list. */
async function listed(
  reader: ReadModelReader,
  type: string | null,
  limit: number,
): Promise<Listed> {
  const deps = {
    readModel: reader,
    kept: new KeptAnswers(),
    clock: { now: () => at('2023-01-01') },
  };
  const versions: number[] = [];
  let after: string | undefined;
  for (let pages = 1; ; pages += 1) {
    const wanted = ({ event }: { event: { type: string } }) => type === null || event.type === type;
    const page = (await searchEvents(deps, { race: RACE, after }, { limit, wanted })) as EventsPage;
    expect(page.events.length).toBeLessThanOrEqual(limit);
    versions.push(...page.events.map(({ version }) => version));
    if (page.caughtUp) return { versions, pages };
    after = writeCursor(page.cursor);
  }
}

describe('the events of a race', () => {
  it.each([1, 7, 60, 100])('are all listed, each once, in pages of %i', async (limit) => {
    const { reader } = await aLongRace();
    const all = Array.from({ length: EVENTS }, (_, index) => index + 1);
    const { versions, pages } = await listed(reader, null, limit);
    expect(versions).toEqual(all);
    expect(pages).toBe(Math.ceil(EVENTS / limit));
    expect((await listed(reader, 'EventCorrected', limit)).versions).toEqual(
      all.filter((version) => version % 10 === 0),
    );
  });

  it('are read no further than the page that is asked for', async () => {
    const { reader, counted } = await aLongRace();
    await listed(reader, null, 1);
    expect(counted.read).toBe(EVENTS);
    counted.read = 0;
    await listed(reader, null, 20);
    expect(counted.read).toBe(EVENTS);
  });

  it.each([
    ['of one race', { race: RACE }],
    ['of all', {}],
  ])(
    '%s fill a page by their bytes too, and the next one begins where it ended',
    async (_, one) => {
      const { reader } = await aLongRace();
      const deps = {
        readModel: reader,
        kept: new KeptAnswers(),
        clock: { now: () => at('2023-01-01') },
      };
      const third = Math.floor(PAGE_BYTES_MAX / 3);
      const search = {
        limit: 100,
        wanted: () => true,
        bytesOf: ({ version }: AcceptedEvent) => (version === 8 ? 2 * PAGE_BYTES_MAX : third),
      };
      const pages: number[][] = [];
      for (let after: string | undefined, caughtUp = false; !caughtUp;) {
        const page = (await searchEvents(deps, { ...one, after }, search)) as EventsPage;
        pages.push(page.events.map(({ version }) => version));
        ({ caughtUp } = page);
        after = writeCursor(page.cursor);
      }
      expect(pages.slice(0, 5)).toEqual([[1, 2, 3], [4, 5, 6], [7], [8], [9, 10, 11]]);
      expect(pages.flat()).toEqual(Array.from({ length: EVENTS }, (__, index) => index + 1));
    },
  );
});
