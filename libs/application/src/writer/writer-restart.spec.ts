import { MemoryFoldStore } from '#libs/adapters';
import { partitionOf } from '#libs/domain';
import { FoldStoreDamaged, FoldStoreUnwritable, type KeptCommit } from '#libs/ports';
import { tallyEvent } from '../testing/tally-decider.js';
import { adding, PARTITIONS, type TallyWriter, TallyWriters } from '../testing/tally-writer.js';

const PARTITION = partitionOf('race/x', PARTITIONS);
const LEFT_ASIDE = 'What was kept of the fold is left aside; the log is read from its start.';
const DAMAGED = 'What was kept of the fold is damaged, and forgotten.';

const NOTHING = { heads: new Map(), commandIds: new Uint8Array(), commits: [], replaced: [] };

/** A store in which something cannot be read, or nothing can be written. */
class FailingStore extends MemoryFoldStore {
  isDamaged = false;
  /** Whether heads are there whose commits are not. */
  isIncomplete = false;
  hasDamagedIds = false;
  isFull = false;
  /** How often it was asked to keep something. */
  saves = 0;

  override commits(...what: Parameters<MemoryFoldStore['commits']>): readonly KeptCommit[] {
    if (this.isDamaged && this.checkpoint() !== null) throw new FoldStoreDamaged('It is damaged.');
    return this.isIncomplete ? [] : super.commits(...what);
  }

  override commandIds(): Iterable<Uint8Array> {
    if (this.hasDamagedIds) throw new FoldStoreDamaged('Its ids are damaged.');
    return super.commandIds();
  }

  override save(...what: Parameters<MemoryFoldStore['save']>): void {
    this.saves += 1;
    if (this.isFull) throw new FoldStoreUnwritable('The disk is full.');
    super.save(...what);
  }

  override clear(): void {
    if (this.isFull) throw new FoldStoreUnwritable('The disk is full.');
    super.clear();
  }
}

describe('a command writer that starts again', () => {
  let writers: TallyWriters;
  let store: FailingStore;
  beforeEach(() => {
    writers = new TallyWriters();
    store = new FailingStore();
  });
  afterEach(async () => {
    await writers.close();
  });

  /** A writer that has taken these commands of 1 each, and ended in good order. */
  async function taken(...cids: readonly string[]): Promise<void> {
    const { writer } = await writers.open({}, { foldStore: store });
    for (const cid of cids) await writer.submit(adding(cid, 1));
    await writer.close();
  }
  const again = (): Promise<TallyWriter> => writers.open({}, { foldStore: store });
  const sumOf = async ({ writer }: TallyWriter): Promise<unknown> =>
    writer.submit(adding('ask', -100, { dryRun: true }));
  const ofSum = (sum: number) => ({
    kind: 'refused',
    refusals: [{ detail: `only ${sum} are there` }],
  });

  it('decides on what was kept, and answers a command of before from its first result', async () => {
    await taken('c1', 'c2');
    const opened = await again();
    expect(await opened.writer.submit(adding('c1', 1))).toMatchObject({
      kind: 'recorded',
      replayed: true,
      version: 1,
      events: [{ type: 'EndorsementAnnounced', version: 1 }],
    });
    expect(await opened.writer.submit(adding('c1', 2))).toEqual({ kind: 'key-reused' });
    expect(await opened.writer.submit(adding('c3', 1))).toMatchObject({
      kind: 'recorded',
      version: 3,
    });
    expect(await sumOf(opened)).toMatchObject(ofSum(3));
    expect(writers.warnings).toEqual([]);
  });

  it('reads nothing of the log but what came since', async () => {
    await taken('c1', 'c2');
    const connection = writers.log.connect();
    const tail = watchTail(connection);
    const opened = writers.start({}, connection, { foldStore: store });
    await opened.writer.caughtUp();
    expect(await sumOf(opened)).toMatchObject(ofSum(2));
    // The last record is read once more: the log is told by it.
    expect(tail.positions).toEqual([1]);
  });

  it('reads again what a writer that was killed had not kept', async () => {
    const one = await writers.open({ recentCommitsMax: 2 }, { foldStore: store });
    for (const cid of ['c1', 'c2', 'c3']) await one.writer.submit(adding(cid, 1));
    const opened = await writers.open({}, { foldStore: store.copy() });
    expect(await opened.writer.submit(adding('c3', 1))).toMatchObject({ replayed: true });
    expect(await sumOf(opened)).toMatchObject(ofSum(3));
  });

  it.each([
    [
      'of another rule',
      (kept: FailingStore) => {
        const found = kept.checkpoint()!;
        kept.save({ ...found, rule: '0' }, NOTHING);
      },
      'rule of another program',
    ],
    [
      'of another number of partitions',
      (kept: FailingStore) => {
        const found = kept.checkpoint()!;
        const partitions = found.partitions.slice(1);
        kept.save({ ...found, partitions }, NOTHING);
      },
      'a log of 2 partitions',
    ],
  ])('leaves aside what is %s, and says so in one line', async (_, change, reason) => {
    await taken('c1', 'c2');
    change(store);
    const opened = await again();
    expect(await sumOf(opened)).toMatchObject(ofSum(2));
    expect(writers.warnings).toEqual([
      { message: LEFT_ASIDE, reason: expect.stringContaining(reason) },
    ]);
  });

  it.each([
    [
      'ends before it',
      () => {
        writers.log.lose(PARTITION, 1);
      },
      1,
    ],
    [
      'was made anew',
      () => {
        const again = writers.log.records(PARTITION).map(({ value }) => value ?? '');
        writers.log.lose(PARTITION);
        writers.clock.advance(1);
        for (const value of again)
          writers.log.write([{ partition: PARTITION, key: 'race/x', value }]);
      },
      2,
    ],
  ])('leaves aside what is of a log that %s', async (_, change, sum) => {
    await taken('c1', 'c2');
    change();
    const opened = await again();
    expect(await sumOf(opened)).toMatchObject(ofSum(sum));
    expect(writers.warnings).toEqual([
      { message: LEFT_ASIDE, reason: 'It is of another log than this one.' },
    ]);
    await opened.writer.close();
    expect(await sumOf(await again())).toMatchObject(ofSum(sum));
    expect(writers.warnings).toHaveLength(1);
  });

  it('leaves aside what is found damaged at once, and takes none of it', async () => {
    await taken('c1', 'c2');
    store.hasDamagedIds = true;
    const opened = await again();
    expect(await sumOf(opened)).toMatchObject(ofSum(2));
    expect(writers.warnings).toEqual([{ message: LEFT_ASIDE, reason: 'Its ids are damaged.' }]);
    await opened.writer.close();
    store.hasDamagedIds = false;
    const afterwards = await again();
    expect(await afterwards.writer.submit(adding('c1', 1))).toMatchObject({ replayed: true });
    expect(await sumOf(afterwards)).toMatchObject(ofSum(2));
    expect(writers.warnings).toHaveLength(1);
  });

  it('forgets what turns out to be damaged, and is of no use until it starts anew', async () => {
    await taken('c1', 'c2');
    store.isDamaged = true;
    const told = writers.told(DAMAGED);
    const { writer } = await again();
    expect(await writer.submit(adding('c3', 1))).toMatchObject({
      kind: 'not-ready',
      reason: 'It is damaged.',
    });
    await told;
    expect(await writer.readiness()).toMatchObject({ ready: false, reason: 'It is damaged.' });
    await writer.close();
    const opened = await again();
    expect(await opened.writer.submit(adding('c1', 1))).toMatchObject({ replayed: true });
    expect(await sumOf(opened)).toMatchObject(ofSum(2));
  });

  it('takes a store for damaged in which commits are missing, and reads them no further', async () => {
    await taken('c1', 'c2');
    store.isIncomplete = true;
    const { writer } = await again();
    const missing = { kind: 'not-ready', reason: expect.stringContaining('race/x') };
    expect(await writer.submit(adding('c3', 1))).toMatchObject(missing);
    await writer.close();
    store.isIncomplete = false;
    expect(await sumOf(await again())).toMatchObject(ofSum(2));
  });

  it('goes on without a store that takes nothing', async () => {
    store.isFull = true;
    await taken('c1', 'c2');
    expect(store.checkpoint()).toBeNull();
    store.isFull = false;
    await taken('c3');
    expect(await sumOf(await again())).toMatchObject(ofSum(3));
  });

  it('tries a store that takes nothing again later, and not with every command', async () => {
    store.isFull = true;
    const { writer } = await writers.open({ recentCommitsMax: 2 }, { foldStore: store });
    for (let count = 1; count <= 20; count += 1) await writer.submit(adding(`c${count}`, 1));
    expect(store.saves).toBe(1);
    store.isFull = false;
    await writer.close();
    expect(await sumOf(await again())).toMatchObject(ofSum(20));
  });

  it('asks nothing of what is kept of another log where that cannot be emptied', async () => {
    await taken('c1', 'c2');
    writers.log.lose(PARTITION);
    store.isFull = true;
    const { writer } = await again();
    expect(await writer.submit(adding('c1', 1))).toMatchObject({ replayed: false, version: 1 });
    await writer.close();
    store.isFull = false;
    expect(await sumOf(await again())).toMatchObject(ofSum(1));
  });

  it('keeps a stream read-only whose events it does not know', async () => {
    const events = [{ ...tallyEvent('e-new', 5), schema: 99 }];
    const record = { v: 1, rid: 'new', cid: 'new', stream: 'race/x', prev: null, base: 0 };
    const rest = { hash: 'h', by: 'editor:new', correlation: null, warnings: [], events };
    const value = JSON.stringify({ ...record, ...rest });
    writers.log.write([{ partition: PARTITION, key: 'race/x', value }]);
    await taken('c1');
    const { writer } = await again();
    expect(await writer.submit(adding('c1', 1))).toMatchObject({ kind: 'read-only' });
  });

  it('holds the states of few streams, and makes the others again', async () => {
    const { writer } = await writers.open(
      { stateEventsMax: 2, recentCommitsMax: 3 },
      { foldStore: store },
    );
    const streams = Array.from({ length: 6 }, (_, index) => `race/${index}`);
    for (let round = 1; round <= 4; round += 1)
      for (const stream of streams)
        expect(await writer.submit(adding(`c${round}`, 1, { stream }))).toMatchObject({
          kind: 'recorded',
          version: round,
        });
    for (const stream of streams)
      expect(await writer.submit(adding('ask', -9, { stream, dryRun: true }))).toMatchObject(
        ofSum(4),
      );
  });

  it('answers in the order of the commands where a long stream is read first', async () => {
    const cids = Array.from({ length: 1_200 }, (_, index) => `c${index}`);
    const { writer } = await writers.open({}, { foldStore: store });
    await Promise.all(cids.map((cid) => writer.submit(adding(cid, 1))));
    await writer.close();
    const opened = await again();
    const outcomes = await Promise.all(
      ['d1', 'd2', 'd3'].map((cid) => opened.writer.submit(adding(cid, 1))),
    );
    expect(outcomes).toMatchObject([{ version: 1_201 }, { version: 1_202 }, { version: 1_203 }]);
  });
});

/** Notes the positions of what a tail delivers. */
function watchTail(connection: TallyWriter['connection']): { readonly positions: number[] } {
  const positions: number[] = [];
  const tail = connection.tail.bind(connection);
  connection.tail = async function* (from, signal) {
    for await (const batch of tail(from, signal)) {
      positions.push(...batch.records.map(({ position }) => position));
      yield batch;
    }
  };
  return { positions };
}
