import type { FoldChanges, FoldCheckpoint, FoldStore, KeptCommit } from '#libs/ports';

/** One store of its own for a test, which can be opened again and again. */
export interface FoldStoreUnderTest {
  open(): Promise<FoldStore>;
  dispose(): Promise<void>;
}

const commit = (
  stream: string,
  position: number,
  value = `{ "words":\n "Jesús “Chuy” García 🗳 ${position}" }\n`,
): KeptCommit => ({
  stream,
  base: position,
  position,
  recordedAt: 1_700_000_000_000 + position,
  value,
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

const bytesOf = (ids: readonly number[]): Uint8Array =>
  new Uint8Array(Float64Array.from(ids).buffer);

/** Commits as they are kept, each with the head that it makes and its position as the id of its command. */
const changes = (...commits: readonly KeptCommit[]): FoldChanges => ({
  heads: new Map(
    commits.map(({ stream, position, base }) => [
      stream,
      { rid: `r-${position}`, version: base + 1 },
    ]),
  ),
  commandIds: bytesOf(commits.map(({ position }) => position)),
  commits,
  replaced: [],
});

/** The ids of all commands: a store tells the bytes again, and may join them. */
function idsIn(store: FoldStore): readonly number[] {
  const bytes = Buffer.concat([...store.commandIds()]);
  return [...new Float64Array(new Uint8Array(bytes).buffer)];
}

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
      expect(idsIn(store)).toEqual([]);
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
      expect(idsIn(store)).toEqual([3, 4]);
      expect(store.commits('race/x', 3, 1)).toEqual([one]);
      expect(store.commits('race/x', 4, 1)).toEqual([]);
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
      const hidden = commit('race/x', 1, '{}');
      store.save(checkpoint(5), { ...changes(), replaced: [hidden] });
      expect(store.commits('race/x', 0, 10)).toEqual([hidden, other]);
      expect(store.head('race/x')).toEqual({ rid: 'r-3', version: 4 });
    });

    it('takes streams of any name', async () => {
      const odd = ['race/\u0000', 'race/\ud800', `race/${'long'.repeat(3_000)}`, '', 'race/ż'];
      store.save(checkpoint(9), changes(...odd.map((name, index) => commit(name, index))));
      await reopened();
      for (const [index, name] of odd.entries()) {
        expect(store.head(name)?.rid).toBe(`r-${index}`);
        expect(store.commits(name, 0, 9)).toEqual([commit(name, index)]);
      }
    });

    it('keeps a great many command ids in their order, whether they came by and by or at once', async () => {
      const ids = Array.from({ length: 9_000 }, (_, index) => index);
      for (let from = 0; from < ids.length; from += from < 900 ? 9 : 2_700) {
        if (from === 450) await reopened();
        const commandIds = bytesOf(ids.slice(from, from + (from < 900 ? 9 : 2_700)));
        store.save(checkpoint(from), { ...changes(), commandIds });
      }
      expect(idsIn(store)).toEqual(ids);
    });

    it('keeps a commit of any length', async () => {
      const long = commit('race/x', 1, 'long'.repeat(500_000));
      store.save(checkpoint(3), changes(commit('race/x', 0), long, commit('race/x', 2)));
      await reopened();
      expect(store.commits('race/x', 0, 9)).toEqual([
        commit('race/x', 0),
        long,
        commit('race/x', 2),
      ]);
    });

    it('forgets everything when it is told to, for good', async () => {
      store.save(checkpoint(4), changes(commit('race/x', 3)));
      store.clear();
      expect(store.checkpoint()).toBeNull();
      await reopened();
      expect(store.checkpoint()).toBeNull();
      expect(store.head('race/x')).toBeUndefined();
      expect(idsIn(store)).toEqual([]);
      expect(store.commits('race/x', 0, 10)).toEqual([]);
    });
  });
}
