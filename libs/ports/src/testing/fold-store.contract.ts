import { UNDATED, type TimelineEvent } from '#libs/domain';
import type { FoldChanges, FoldCheckpoint, FoldStore, KeptCommit } from '#libs/ports';

/** One store of its own for a test, which can be opened again and again. */
export interface FoldStoreUnderTest {
  open(): Promise<FoldStore>;
  dispose(): Promise<void>;
}

const event = (id: string): TimelineEvent =>
  ({
    id,
    type: 'EndorsementAnnounced',
    schema: 1,
    occurred: UNDATED,
    assertion: 'reported',
    sources: [],
    data: { words: 'Jesús “Chuy” García 🗳' },
  }) as unknown as TimelineEvent;

const commit = (
  stream: string,
  position: number,
  fields: Partial<KeptCommit> = {},
): KeptCommit => ({
  stream,
  cid: `c-${position}`,
  rid: `r-${position}`,
  hash: 'ab'.repeat(32),
  base: position,
  position,
  recordedAt: 1_700_000_000_000 + position,
  events: [event(`e-${position}`)],
  warnings: [{ code: 'odd', pointer: '/data', detail: 'so it is', event: 0 }],
  ...fields,
});

const checkpoint = (next: number): FoldCheckpoint => ({
  rule: 'a rule',
  partitions: [
    {
      next,
      recordedAt: 1_700_000_000_000 + next,
      isRestoring: false,
      origin: 'first',
      last: { position: next - 1, print: 'a print' },
    },
    { next: 0, recordedAt: null, isRestoring: true, origin: null, last: null },
  ],
});

/** Commits as they are kept, each with its acceptance and the head that it makes. */
const changes = (...commits: readonly KeptCommit[]): FoldChanges => ({
  heads: new Map(
    commits.map(({ stream, rid, base, events }) => [
      stream,
      { rid, version: base + events.length },
    ]),
  ),
  acceptances: commits,
  commits,
  replaced: [],
});

/** What every store of a fold does; an adapter's spec calls it with a store to try. */
export function foldStoreContract(name: string, prepare: () => Promise<FoldStoreUnderTest>): void {
  describe(`the ${name} fold store`, () => {
    let subject: FoldStoreUnderTest;
    let store: FoldStore;
    beforeEach(async () => {
      subject = await prepare();
      store = await subject.open();
    });
    afterEach(async () => {
      await store.close();
      await subject.dispose();
    });
    const reopened = async (): Promise<void> => {
      await store.close();
      store = await subject.open();
    };

    it('holds nothing at first', () => {
      expect(store.checkpoint()).toBeNull();
      expect(store.head('race/x')).toBeUndefined();
      expect(store.acceptance('race/x', 'c-1')).toBeUndefined();
      expect(store.commit('race/x', 1)).toBeUndefined();
      expect(store.commits('race/x', 0, 10)).toEqual([]);
    });

    it.each([
      ['at once', () => Promise.resolve()],
      ['after it was opened again', reopened],
    ])('tells what was saved, %s', async (_, between) => {
      const one = commit('race/x', 3);
      store.save(checkpoint(4), changes(one, commit('race/y', 4)));
      await between();
      expect(store.checkpoint()).toEqual(checkpoint(4));
      expect(store.head('race/x')).toEqual({ rid: 'r-3', version: 4 });
      expect(store.acceptance('race/x', 'c-3')).toEqual({
        base: 3,
        position: 3,
        recordedAt: one.recordedAt,
      });
      expect(store.commit('race/x', 3)).toEqual(one);
    });

    it('tells commands of one stream from those of another', () => {
      store.save(checkpoint(9), changes(commit('race/x', 1, { cid: 'same' })));
      expect(store.acceptance('race/y', 'same')).toBeUndefined();
      expect(store.acceptance('race/x', 'sam')).toBeUndefined();
      expect(store.commit('race/y', 1)).toBeUndefined();
    });

    it('tells the commits of a stream in order, in parts', () => {
      for (const from of [0, 300, 600])
        store.save(
          checkpoint(from + 300),
          changes(
            ...Array.from({ length: 300 }, (_, index) =>
              commit(index % 2 === 0 ? 'race/x' : 'race/y', from + index),
            ),
          ),
        );
      const positions: number[] = [];
      for (let from = 0; ;) {
        const part = store.commits('race/x', from, 64);
        if (part.length === 0) break;
        positions.push(...part.map(({ position }) => position));
        from = (positions.at(-1) ?? 0) + 1;
      }
      expect(positions).toEqual(Array.from({ length: 450 }, (_, index) => 2 * index));
    });

    it('replaces a commit that is saved once more', () => {
      const [one, other] = [commit('race/x', 1), commit('race/x', 3)];
      store.save(checkpoint(4), changes(one, other));
      const hidden = commit('race/x', 1, { events: [], warnings: [] });
      store.save(checkpoint(5), { ...changes(), replaced: [hidden] });
      expect(store.commits('race/x', 0, 10)).toEqual([hidden, other]);
      expect(store.head('race/x')).toEqual({ rid: 'r-3', version: 4 });
    });

    it('takes streams and command ids of any text', async () => {
      const odd = ['race/\u0000', 'race/\ud800', `race/${'long'.repeat(3_000)}`, '', 'race/ż'];
      store.save(
        checkpoint(9),
        changes(...odd.map((text, index) => commit(text, index, { cid: `${text.slice(0, 9)}\0` }))),
      );
      await reopened();
      for (const [index, text] of odd.entries()) {
        expect(store.acceptance(text, `${text.slice(0, 9)}\0`)?.position).toBe(index);
        expect(store.commit(text, index)?.rid).toBe(`r-${index}`);
      }
    });

    it('keeps a great many command ids', () => {
      const commits = Array.from({ length: 5_000 }, (_, index) => commit('race/x', index));
      store.save(checkpoint(5_000), changes(...commits));
      for (const { cid, position } of commits)
        expect(store.acceptance('race/x', cid)?.position).toBe(position);
      expect(store.acceptance('race/x', 'c-5000')).toBeUndefined();
    });

    it('forgets everything when it is told to, for good', async () => {
      store.save(checkpoint(4), changes(commit('race/x', 3)));
      store.clear();
      expect(store.checkpoint()).toBeNull();
      await reopened();
      expect(store.checkpoint()).toBeNull();
      expect(store.head('race/x')).toBeUndefined();
      expect(store.acceptance('race/x', 'c-3')).toBeUndefined();
      expect(store.commits('race/x', 0, 10)).toEqual([]);
    });
  });
}
