import { partitionOf, type CommitRecord } from '#libs/domain';
import { adding, PARTITIONS, tailOf, TallyWriters } from '../testing/tally-writer.js';

const PARTITION = partitionOf('race/x', PARTITIONS);

describe('a command writer', () => {
  let writers: TallyWriters;
  const put = (value: string, partition = PARTITION): void => {
    writers.log.write([{ partition, key: 'race/x', value }]);
  };
  const recordsOf = (): readonly CommitRecord[] =>
    writers.log.records(PARTITION).map(({ value }) => JSON.parse(value!) as CommitRecord);

  beforeEach(() => {
    writers = new TallyWriters();
  });
  afterEach(async () => {
    await writers.close();
  });

  describe('records', () => {
    it('a command as one record and answers with its version, time and events', async () => {
      const { writer } = await writers.open();
      const outcome = await writer.submit(adding('c1', { add: 3, events: 2 }));
      expect(outcome).toMatchObject({
        kind: 'recorded',
        replayed: false,
        version: 2,
        recordedAt: writers.clock.now(),
        events: [{ type: 'EndorsementAnnounced', version: 1, warnings: [] }, { version: 2 }],
      });
      expect(recordsOf()).toMatchObject([{ cid: 'c1', prev: null, base: 0, by: 'editor:k' }]);
    });

    it('commands that come during an append in the next one, each decided on the one before', async () => {
      const { writer, connection } = await writers.open();
      const held = connection.holdAppend();
      const first = writer.submit(adding('c1', 1));
      await held.arrived;
      const rest = [adding('c2', 1), adding('c3', -2), adding('c4', 5)].map((request) =>
        writer.submit(request),
      );
      held.answer();
      const outcomes = await Promise.all([first, ...rest]);
      expect(outcomes).toMatchObject(
        [1, 2, 3, 4].map((version) => ({ kind: 'recorded', version })),
      );
      expect(connection.appends.map((drafts) => drafts.length)).toEqual([1, 3]);
      const records = recordsOf();
      expect(records.map(({ prev }) => prev)).toEqual([
        null,
        ...records.slice(0, -1).map(({ rid }) => rid),
      ]);
    });

    it('no more in one append than its limit', async () => {
      const { writer, connection } = await writers.open({ batchRecordsMax: 2 });
      await Promise.all(['c1', 'c2', 'c3'].map((cid) => writer.submit(adding(cid, 1))));
      expect(connection.appends.map((drafts) => drafts.length)).toEqual([2, 1]);
    });

    it('nothing that is too large for a record', async () => {
      const { writer, connection } = await writers.open({ recordBytesMax: 1_000 });
      expect(await writer.submit(adding('c1', { add: 1, events: 50 }))).toMatchObject({
        kind: 'refused',
        refusals: [{ kind: 'malformed', code: 'too-large' }],
      });
      expect(connection.appends).toEqual([]);
    });

    it('nothing whose bytes are too many though its letters are few', async () => {
      const { writer, connection } = await writers.open({ recordBytesMax: 1_000 });
      const told = (correlation: string) => writer.submit(adding('c1', 1, { correlation }));
      expect(await told('ł'.repeat(300))).toMatchObject({ kind: 'refused' });
      expect(connection.appends).toEqual([]);
      expect(await told('l'.repeat(300))).toMatchObject({ kind: 'recorded' });
    });

    it('nothing in a dry run', async () => {
      const { writer, connection } = await writers.open();
      const dryRun = { dryRun: true };
      expect(await writer.submit(adding('c1', 1, dryRun))).toMatchObject({
        kind: 'would-record',
        version: 0,
      });
      expect(await writer.submit(adding('c1', 0, dryRun))).toMatchObject({ kind: 'unchanged' });
      expect(await writer.submit(adding('c1', -1, dryRun))).toMatchObject({ kind: 'refused' });
      expect(connection.appends).toEqual([]);
    });

    it('nothing where there is nothing new to say', async () => {
      const { writer, connection } = await writers.open();
      expect(await writer.submit(adding('c1', 0))).toEqual({ kind: 'unchanged', version: 0 });
      expect(connection.appends).toEqual([]);
    });
  });

  describe('answers', () => {
    it('only when the log has acknowledged, though the tail delivered the record before', async () => {
      const { writer, connection } = await writers.open();
      const held = connection.holdAppend();
      let isAnswered = false;
      const outcome = writer.submit(adding('c1', 1)).finally(() => {
        isAnswered = true;
      });
      await held.land();
      await tailOf(writer);
      expect(isAnswered).toBe(false);
      held.answer();
      expect(await outcome).toMatchObject({ kind: 'recorded', version: 1 });
    });

    it('only when the tail has met a record that others came before', async () => {
      const { writer, connection } = await writers.open();
      connection.holdTail();
      put('of another program');
      const outcome = writer.submit(adding('c1', 1));
      connection.releaseTail();
      expect(await outcome).toMatchObject({ kind: 'recorded', version: 1 });
    });

    it('the same command again with the first result', async () => {
      const { writer, connection } = await writers.open();
      const first = await writer.submit(adding('c1', 3));
      expect(await writer.submit(adding('c1', 3))).toEqual({ ...first, replayed: true });
      expect(connection.appends).toHaveLength(1);
    });

    it('the same command sent twice at once with one result', async () => {
      const { writer } = await writers.open();
      const [one, other] = await Promise.all([
        writer.submit(adding('c1', 3)),
        writer.submit(adding('c1', 3)),
      ]);
      expect(other).toEqual({ ...one, replayed: true });
      expect(recordsOf()).toHaveLength(1);
    });

    it('that a key is used when it comes with another body', async () => {
      const { writer } = await writers.open();
      await writer.submit(adding('c1', 3));
      expect(await writer.submit(adding('c1', 4))).toEqual({ kind: 'key-reused' });
    });

    it('a dry run under a used key as it would answer without', async () => {
      const { writer, connection } = await writers.open();
      const first = await writer.submit(adding('c1', 3));
      const dryRun = { dryRun: true };
      expect(await writer.submit(adding('c1', 3, dryRun))).toEqual({ ...first, replayed: true });
      expect(await writer.submit(adding('c1', 4, dryRun))).toEqual({ kind: 'key-reused' });
      expect(connection.appends).toHaveLength(1);
    });

    it('a command that another process recorded once its record is known to be durable', async () => {
      const one = await writers.open();
      const first = await one.writer.submit(adding('c1', 3));
      const other = await writers.open();
      expect(await other.writer.submit(adding('c1', 3))).toEqual({ ...first, replayed: true });
      expect(other.connection.appends).toHaveLength(1);
      expect(await other.writer.submit(adding('c1', 3))).toEqual({ ...first, replayed: true });
      expect(other.connection.appends).toHaveLength(1);
      expect(await one.writer.submit(adding('c2', 1))).toMatchObject({
        kind: 'recorded',
        version: 2,
      });
    });

    it('what is wrong in itself without asking the log', async () => {
      const { writer, connection } = await writers.open();
      connection.unavailable('away');
      expect(await writer.submit(adding('c1', {} as never))).toMatchObject({
        kind: 'refused',
        refusals: [{ kind: 'malformed' }],
      });
    });
  });

  describe('when it is closed', () => {
    it('brings home what is on its way and takes nothing more', async () => {
      const { writer, connection } = await writers.open();
      const held = connection.holdAppend();
      const outcome = writer.submit(adding('c1', 1));
      const closed = writer.close();
      expect(await writer.submit(adding('c2', 1))).toMatchObject({ kind: 'not-ready' });
      held.answer();
      expect(await outcome).toMatchObject({ kind: 'recorded' });
      await closed;
    });

    it('says of the rest that it does not know', async () => {
      const { writer, connection } = await writers.open({ closeMs: 1 });
      connection.holdAppend();
      const outcome = writer.submit(adding('c1', 1));
      await writer.close();
      expect(await outcome).toEqual({ kind: 'outcome-unknown' });
    });
  });
});
