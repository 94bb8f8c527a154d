import { isDeepStrictEqual } from 'node:util';
import type { Knowledge } from '#libs/domain';
import type { AcceptedEvent, LogCursor, ReadModel, ReadModelReader } from '#libs/ports';

const PAGE_EVENTS = 500;
const LOOK_AGAIN_MS = 100;
const CAUGHT_UP_MS_MAX = 60_000;

/** Waits until the read models hold everything up to the end of the log. */
export async function caughtUp(readModel: ReadModel, end: LogCursor): Promise<void> {
  for (const until = Date.now() + CAUGHT_UP_MS_MAX; Date.now() < until;) {
    const progress = await (await readModel.serving()).progress();
    const next = new Map(progress.map((one) => [one.partition, one.next]));
    if (end.every((position, partition) => (next.get(partition) ?? 0) >= position)) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  throw new Error('The projectors did not reach the end of the log in time.');
}

/** In which races, and how, two read models differ. */
export async function differences(
  ones: ReadModelReader,
  others: ReadModelReader,
): Promise<readonly string[]> {
  const [races, otherRaces] = await Promise.all([ones.races(), others.races()]);
  const byId = (list: typeof races): readonly unknown[] =>
    list.toSorted((a, b) => (a.identity.id < b.identity.id ? -1 : 1));
  const found = isDeepStrictEqual(byId(races), byId(otherRaces))
    ? []
    : ['the directories of races'];
  for (const { identity, version } of otherRaces)
    for (const [what, ask] of questions(identity.id, version))
      if (!isDeepStrictEqual(await ask(ones), await ask(others)))
        found.push(`${identity.id}: ${what}`);
  return found;
}

type Ask = (reader: ReadModelReader) => Promise<unknown>;

function questions(race: string, version: number): readonly (readonly [string, Ask])[] {
  const knowledge = (atVersion: number | null): Knowledge => ({
    clock: 'recorded',
    knownBefore: null,
    atVersion,
  });
  const validBefore = Date.parse('2030-01-01');
  const half = Math.ceil(version / 2);
  return [
    ['its events', (reader) => allEvents(reader, race)],
    ['what is known', async (reader) => timeless(await reader.known(race, knowledge(null)))],
    [
      'what holds',
      async (reader) => timeless(await reader.held(race, knowledge(null), validBefore)),
    ],
    [
      `what held at version ${half}`,
      async (reader) => timeless(await reader.held(race, knowledge(half), validBefore)),
    ],
  ];
}

/** Without the watermark, which says when one looked and not what one saw. */
function timeless(answer: object | undefined): object {
  return { ...answer, watermark: null };
}

async function allEvents(reader: ReadModelReader, race: string): Promise<readonly AcceptedEvent[]> {
  const events: AcceptedEvent[] = [];
  for (;;) {
    const page = await reader.events(race, events.length, PAGE_EVENTS);
    events.push(...page);
    if (page.length < PAGE_EVENTS) return events;
  }
}
