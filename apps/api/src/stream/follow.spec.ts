import { openMemoryReadModel } from '#libs/adapters';
import type { Generation, ReadModel } from '#libs/ports';
import { anEventfulRace, commitsOf } from '../../../../libs/ports/src/testing/race-log.js';
import { allSource, type EventSource, recordSource } from './event-source.js';
import { type Following, follow, type StreamItem } from './follow.js';

const ASKED_AT = 5_000;
const RACE = 'eventful';
const COMMITS = commitsOf(anEventfulRace(RACE));
const HEAD = COMMITS.flatMap(({ events }) => events).length;
const LAST = COMMITS.at(-1)?.position ?? 0;

describe('a stream', () => {
  let model: ReadModel;
  let generation: Generation;
  let ending: AbortController;
  beforeEach(async () => {
    model = openMemoryReadModel();
    generation = await model.serving();
    ending = new AbortController();
  });
  afterEach(() => model.close());

  const following = (): Following => ({
    signal: ending.signal,
    heartbeatMs: 5,
    askedAt: ASKED_AT,
  });
  const saveWatermark = (watermark: number): Promise<void> =>
    generation.saveProgress([{ partition: 0, next: LAST + 1, watermark }]);
  const kindsUntil = async (
    items: AsyncGenerator<StreamItem>,
    kind: StreamItem['kind'],
  ): Promise<readonly StreamItem['kind'][]> => {
    const kinds: StreamItem['kind'][] = [];
    while (kinds.at(-1) !== kind) {
      const { value } = (await items.next()) as IteratorYieldResult<StreamItem>;
      kinds.push(value.kind);
    }
    return [...new Set(kinds)];
  };

  const SOURCES: readonly (readonly [string, (model: ReadModel) => EventSource, object, object])[] =
    [
      ['of a race', (of) => recordSource(of, RACE), { version: HEAD }, { version: HEAD + 1 }],
      ['of all races', allSource, { log: [LAST + 1] }, { log: [LAST + 2] }],
    ];

  it.each(SOURCES)(
    '%s says nothing of a gap while the read model is only behind',
    async (_, sourceOf, end) => {
      await generation.apply(COMMITS.slice(0, 1));
      await saveWatermark(ASKED_AT);
      const items = follow(sourceOf(model), end as never, following());
      expect(await kindsUntil(items, 'heartbeat')).toEqual(['heartbeat']);
      await generation.apply(COMMITS);
      await saveWatermark(ASKED_AT + 1);
      expect(await kindsUntil(items, 'caught-up')).not.toContain('gap');
      ending.abort();
      expect((await items.next()).done).toBe(true);
    },
  );

  it.each(SOURCES)(
    '%s says a gap once all that the log held is folded',
    async (_, sourceOf, end, beyond) => {
      await generation.apply(COMMITS);
      await saveWatermark(ASKED_AT + 1);
      const items = follow(sourceOf(model), beyond as never, following());
      expect((await items.next()).value).toMatchObject({
        kind: 'gap',
        requested: beyond,
        available: end,
      });
      expect((await items.next()).value).toMatchObject({ kind: 'caught-up', cursor: end });
      ending.abort();
      expect((await items.next()).done).toBe(true);
    },
  );

  it('ends in the midst of its history when it is told to', async () => {
    await generation.apply(COMMITS);
    const items = follow(recordSource(model, RACE), null, following());
    expect((await items.next()).value).toMatchObject({ kind: 'event' });
    ending.abort();
    expect((await items.next()).done).toBe(true);
  });
});
