import { partitionOf, RESTORE_BEGIN, type CommitRecord } from '#libs/domain';
import { tallyEvent } from '../testing/tally-decider.js';
import { adding, PARTITIONS, tailOf, TallyWriters } from '../testing/tally-writer.js';

const PARTITION = partitionOf('race/x', PARTITIONS);

const foreign = (fields: Partial<CommitRecord> | { v: number }): string =>
  JSON.stringify({
    v: 1,
    rid: 'elsewhere-1',
    cid: 'elsewhere',
    stream: 'race/x',
    prev: null,
    base: 0,
    hash: 'h',
    by: 'editor:other',
    correlation: null,
    warnings: [],
    events: [tallyEvent('e-elsewhere', 5)],
    ...fields,
  });

describe('a command writer', () => {
  let writers: TallyWriters;
  const put = (value: string, partition = PARTITION): void => {
    writers.log.write([{ partition, key: 'race/x', value }]);
  };
  beforeEach(() => {
    writers = new TallyWriters();
  });
  afterEach(async () => {
    await writers.close();
  });

  describe('when the log gives no answer', () => {
    it.each(['lose', 'lose-answer'] as const)(
      'sends the same bytes again (%s), and counts them once',
      async (fault) => {
        const { writer, connection } = await writers.open();
        connection.script(fault, fault);
        expect(await writer.submit(adding('c1', 1))).toMatchObject({
          kind: 'recorded',
          version: 1,
        });
        expect(await writer.submit(adding('c2', 1))).toMatchObject({
          kind: 'recorded',
          version: 2,
        });
        expect(connection.appends[1]).toEqual(connection.appends[0]);
        expect(connection.appends[2]).toEqual(connection.appends[0]);
      },
    );

    it('does not mind a record that arrives twice', async () => {
      const { writer, connection } = await writers.open();
      connection.script('double');
      expect(await writer.submit(adding('c1', 1))).toMatchObject({ kind: 'recorded', version: 1 });
      expect(await writer.submit(adding('c2', 1))).toMatchObject({ kind: 'recorded', version: 2 });
    });

    it('says at the deadline that it does not know; the same key tells later', async () => {
      const { writer, connection } = await writers.open({ commandMs: 20 });
      const held = connection.holdAppend();
      const outcome = writer.submit(adding('c1', 1));
      await held.arrived;
      writers.clock.advance(30);
      expect(await outcome).toEqual({ kind: 'outcome-unknown' });
      const again = writer.submit(adding('c1', 1));
      held.answer();
      expect(await again).toMatchObject({ kind: 'recorded', replayed: true, version: 1 });
    });

    it('turns commands away after a while, and takes them again by itself', async () => {
      const { writer, connection } = await writers.open({ failingMs: -1 });
      connection.script('lose');
      const held = connection.holdAppend();
      const outcome = writer.submit(adding('c1', 1));
      await held.arrived;
      expect(await writer.submit(adding('c2', 1))).toMatchObject({
        kind: 'not-ready',
        reason: expect.stringContaining('The append was lost.'),
      });
      expect(await writer.readiness()).toMatchObject({ ready: false });
      held.answer();
      expect(await outcome).toMatchObject({ kind: 'recorded' });
      expect(await writer.submit(adding('c2', 1))).toMatchObject({ kind: 'recorded', version: 2 });
    });

    it('asks for the end of the log again while the command has time', async () => {
      const { writer, connection } = await writers.open();
      connection.unavailable('The broker is away.');
      const outcome = writer.submit(adding('c1', -1));
      expect(await writer.readiness()).toMatchObject({ ready: false });
      connection.unavailable(undefined);
      expect(await outcome).toMatchObject({ kind: 'refused' });
    });

    it('refuses nothing when the end of the log cannot be asked for', async () => {
      const { writer, connection } = await writers.open({ commandMs: 20 });
      connection.unavailable('The broker is away.');
      const outcome = writer.submit(adding('c1', -1));
      writers.clock.advance(30);
      expect(await outcome).toMatchObject({ kind: 'not-ready' });
      expect(await writer.readiness()).toMatchObject({
        ready: false,
        reason: 'The broker is away.',
        behind: null,
      });
    });

    it('turns away what is more than may wait', async () => {
      const { writer, connection } = await writers.open({ waitingMax: 1 });
      const held = connection.holdAppend();
      const first = writer.submit(adding('c1', 1));
      expect(await writer.submit(adding('c2', 1))).toMatchObject({
        kind: 'not-ready',
        reason: expect.stringContaining('Busy'),
      });
      held.answer();
      expect(await first).toMatchObject({ kind: 'recorded' });
    });
  });

  describe('when the log no longer holds what was read of it', () => {
    const lost = { kind: 'not-ready', reason: expect.stringContaining('Restart this process') };

    it('takes no more commands once its tail is told so, and says that it must be restarted', async () => {
      const { writer } = await writers.open();
      await writer.submit(adding('c1', 1));
      const told = writers.told('This process stops writing for good.');
      writers.log.lose(PARTITION);
      expect(writer.lost).toBeUndefined();
      await told;
      expect(writer.lost).toContain('Restart this process');
      expect(await writer.submit(adding('c2', 1))).toMatchObject(lost);
      expect(await writer.readiness()).toMatchObject({ ready: false, reason: lost.reason });
    });

    it('is not ready where the end of the log lies before what was read', async () => {
      const { writer, connection } = await writers.open();
      await writer.submit(adding('c1', 1));
      connection.holdTail();
      writers.log.lose(PARTITION);
      expect(await writer.readiness()).toMatchObject({
        ready: false,
        reason: expect.stringContaining('lost records'),
      });
      expect(await writer.submit(adding('c2', 1))).toMatchObject({ kind: 'not-ready' });
      await writer.readiness();
      await writer.readiness();
      put(foreign({}));
      expect(await writer.readiness()).toMatchObject({ ready: false, reason: lost.reason });
    });

    it('acknowledges nothing that follows on what is lost', async () => {
      const { writer, connection } = await writers.open();
      await writer.submit(adding('c1', 1));
      await writer.submit(adding('c2', 1));
      connection.holdTail();
      writers.log.lose(PARTITION, 1);
      expect(await writer.submit(adding('c3', 1))).toMatchObject({ kind: 'outcome-unknown' });
      expect(await writer.submit(adding('c4', 1))).toMatchObject(lost);
    });
  });

  describe('started on a log that holds something', () => {
    it('takes no command before it has read it', async () => {
      const connection = writers.log.connect();
      connection.holdTail();
      put(foreign({}));
      const { writer } = writers.start({}, connection);
      expect(await writer.submit(adding('c1', 1))).toMatchObject({ kind: 'not-ready' });
      expect(await writer.readiness()).toMatchObject({
        ready: false,
        behind: [0, 1, 0].map((_, index) => (index === PARTITION ? 1 : 0)),
      });
      connection.releaseTail();
      await writer.caughtUp();
      expect(await writer.readiness()).toEqual({
        ready: true,
        behind: [0, 0, 0],
        lastRecordAt: writers.clock.now(),
      });
      expect(await writer.submit(adding('c1', -5))).toMatchObject({ kind: 'recorded', version: 2 });
    });

    it('reads on when its tail breaks', async () => {
      const { writer, connection } = await writers.open();
      connection.breakTail();
      put(foreign({}));
      expect(await writer.submit(adding('c1', -5))).toMatchObject({ kind: 'recorded', version: 2 });
    });

    it('counts as stuck from when it was found behind, not from when it was asked last', async () => {
      const { writer, connection } = await writers.open({ stuckMs: 1_000 });
      expect(await writer.readiness()).toMatchObject({ ready: true });
      connection.holdTail();
      writers.clock.advance(60_000);
      put(foreign({}));
      expect(await writer.readiness()).toMatchObject({ ready: true });
      writers.clock.advance(1_001);
      expect(await writer.readiness()).toMatchObject({
        ready: false,
        reason: 'No record was read for 1001 ms, 1 behind the end of the log.',
      });
      connection.releaseTail();
      await tailOf(writer);
      expect(await writer.readiness()).toMatchObject({ ready: true });
    });

    it('does not write where a newer program does', async () => {
      const { writer } = await writers.open();
      put(foreign({ v: 2 }));
      await tailOf(writer);
      expect(await writer.submit(adding('c1', 1))).toMatchObject({
        kind: 'not-ready',
        reason: expect.stringContaining('version 2'),
      });
      expect(await writer.readiness()).toMatchObject({ ready: false });
    });

    it('is not ready while the log is being restored', async () => {
      put(JSON.stringify(RESTORE_BEGIN));
      const { writer } = await writers.open();
      expect(await writer.submit(adding('c1', 1))).toMatchObject({
        kind: 'not-ready',
        reason: expect.stringContaining('restored'),
      });
    });

    it.each([
      ['an event that this program does not know', { ...tallyEvent('e', 5), type: 'Tomorrow' }],
      ['an event of a newer shape', { ...tallyEvent('e', 5), schema: 99 }],
      [
        'data of a fact of a newer shape',
        { ...tallyEvent('e', 5), carries: { type: 'PollPublished', schema: 99 } },
      ],
      ['an event that its state cannot take', { ...tallyEvent('e', 5), note: 'no number' }],
    ])('only reads a stream that holds %s', async (_, event) => {
      put(foreign({ events: [event as never] }));
      const { writer } = await writers.open();
      expect(await writer.submit(adding('c1', 1))).toMatchObject({ kind: 'read-only' });
      expect(await writer.submit(adding('c1', 1, { stream: 'race/y' }))).toMatchObject({
        kind: 'recorded',
      });
    });

    it('knows no streams of another kind', async () => {
      const { writer } = await writers.open();
      expect(await writer.submit(adding('c1', 1, { stream: 'person/x' }))).toMatchObject({
        kind: 'read-only',
      });
    });
  });
});
