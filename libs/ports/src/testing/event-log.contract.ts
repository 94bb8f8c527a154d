import {
  type EventLog,
  type LogBatch,
  type LogCursor,
  type LogDraft,
  LogMisconfigured,
  type LogRecord,
} from '#libs/ports';

/** Partitions of the log under test. */
export const CONTRACT_PARTITIONS = 3;

/** One log of its own for a test, which can be opened again and again. */
export interface LogUnderTest {
  open(partitions: number): Promise<EventLog>;
  /** Puts bytes of another program into a partition, behind the adapter's back, at the given next position. */
  putForeign(partition: number, position: number, bytes: Buffer): Promise<void>;
  /** What a reader meets of the foreign bytes. */
  readonly foreignText: string | null;
  dispose(): Promise<void>;
}

const draft = (partition: number, value: string): LogDraft => ({
  partition,
  key: `race/${partition}`,
  value,
});
const START: LogCursor = [0, 0, 0];
const inAll = (count: number): readonly LogDraft[] =>
  Array.from({ length: count }, (_, index) => draft(index % CONTRACT_PARTITIONS, `{"n":${index}}`));

/** Reads until so many records came, then ends the tail. */
async function take(log: EventLog, from: LogCursor, count: number): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  if (count === 0) return records;
  for await (const batch of log.tail(from, new AbortController().signal)) {
    records.push(...batch.records);
    if (records.length >= count) break;
  }
  return records;
}

const valuesIn = (records: readonly LogRecord[], partition: number): readonly (string | null)[] =>
  records.filter((record) => record.partition === partition).map(({ value }) => value);

/** What every event log does; an adapter's spec calls it with a log to try. */
export function eventLogContract(name: string, prepare: () => Promise<LogUnderTest>): void {
  describe(`the ${name} event log`, () => {
    let subject: LogUnderTest;
    let log: EventLog;

    beforeEach(async () => {
      subject = await prepare();
      log = await subject.open(CONTRACT_PARTITIONS);
    });

    afterEach(async () => {
      await log.close();
      await subject.dispose();
    });

    describe('append', () => {
      it('answers each draft with a place of its own, rising within its partition', async () => {
        const places = await log.append(inAll(9));
        expect(places.map(({ partition }) => partition)).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
        const inFirst = places.filter(({ partition }) => partition === 0);
        expect(inFirst.map(({ position }) => position)).toEqual([0, 1, 2]);
      });

      it('says when it was appended, the same as every reader is told', async () => {
        const places = await log.append(inAll(6));
        const read = await take(log, START, 6);
        const told = new Map(read.map((one) => [`${one.partition}/${one.position}`, one]));
        for (const { partition, position, appendedAt } of places) {
          expect(appendedAt).toBeGreaterThan(0);
          expect(told.get(`${partition}/${position}`)?.appendedAt).toBe(appendedAt);
        }
      });

      it('keeps the order of a partition over many calls', async () => {
        for (let call = 0; call < 5; call += 1)
          await log.append([draft(1, `${call}a`), draft(0, 'x'), draft(1, `${call}b`)]);
        const expected = [0, 1, 2, 3, 4].flatMap((call) => [`${call}a`, `${call}b`]);
        expect(valuesIn(await take(log, START, 15), 1)).toEqual(expected);
      });

      it('takes any text', async () => {
        const texts = ['', '{}', 'Jesús “Chuy” García 🗳', '\u0000', 'a\nb'];
        await log.append(texts.map((text) => draft(2, text)));
        expect(valuesIn(await take(log, START, texts.length), 2)).toEqual(texts);
      });

      it('takes nothing at all', async () => {
        expect(await log.append([])).toEqual([]);
        expect((await log.end()).cursor).toEqual([0, 0, 0]);
      });

      it('takes values of a mebibyte, several at once', async () => {
        const values = Array.from({ length: 8 }, (_, index) => String(index).repeat(1024 * 1024));
        const places = await log.append(values.map((value, index) => draft(index % 2, value)));
        expect(places).toHaveLength(8);
        const read = await take(log, START, 8);
        expect(valuesIn(read, 0)).toEqual(values.filter((_, index) => index % 2 === 0));
        expect(valuesIn(read, 1)).toEqual(values.filter((_, index) => index % 2 === 1));
      });

      it('takes thousands of drafts in one call', async () => {
        const drafts = inAll(6_000);
        const places = await log.append(drafts);
        const read = await take(log, START, 6_000);
        const valueAt = new Map(read.map((one) => [`${one.partition}/${one.position}`, one.value]));
        const found = places.map(({ partition, position }) =>
          valueAt.get(`${partition}/${position}`),
        );
        expect(found).toEqual(drafts.map(({ value }) => value));
      });

      it('gives concurrent writers different places', async () => {
        const calls = Array.from({ length: 8 }, (_, writer) =>
          Array.from({ length: 10 }, (_, index) => draft(index % 3, `${writer}/${index}`)),
        );
        const places = (await Promise.all(calls.map((drafts) => log.append(drafts)))).flat();
        const written = new Map(
          calls.flat().map(({ value }, index) => {
            const { partition, position } = places[index]!;
            return [`${partition}/${position}`, value];
          }),
        );
        expect(written.size).toBe(80);
        const read = await take(log, START, 80);
        expect(new Map(read.map((one) => [`${one.partition}/${one.position}`, one.value]))).toEqual(
          written,
        );
      });

      it('appends the same bytes again when asked again: telling them apart is the reader’s rule', async () => {
        const [first] = await log.append([draft(0, 'again')]);
        const [second] = await log.append([draft(0, 'again')]);
        expect(second!.position).toBeGreaterThan(first!.position);
        expect(valuesIn(await take(log, START, 2), 0)).toEqual(['again', 'again']);
      });
    });

    describe('a restart', () => {
      it('finds everything that was answered, and goes on behind it', async () => {
        const before = await log.append(inAll(9));
        const read = await take(log, START, 9);
        await log.close();
        log = await subject.open(CONTRACT_PARTITIONS);
        const again = await take(log, START, 9);
        for (const partition of [0, 1, 2])
          expect(valuesIn(again, partition)).toEqual(valuesIn(read, partition));
        const [place] = await log.append([draft(0, 'after')]);
        const last = before.filter(({ partition }) => partition === 0).at(-1)!;
        expect(place!.position).toBeGreaterThan(last.position);
        expect(place!.appendedAt).toBeGreaterThanOrEqual(last.appendedAt);
      });

      it('is refused with another number of partitions', async () => {
        await log.close();
        await expect(subject.open(CONTRACT_PARTITIONS + 1)).rejects.toThrow(LogMisconfigured);
        log = await subject.open(CONTRACT_PARTITIONS);
        expect(log.partitions).toBe(CONTRACT_PARTITIONS);
      });
    });

    describe('tail', () => {
      it('begins at any cursor', async () => {
        await log.append(inAll(9));
        for (const from of [
          [0, 0, 0],
          [1, 2, 0],
          [3, 0, 1],
          [2, 3, 2],
        ]) {
          const left = from.reduce((sum, position) => sum + 3 - position, 0);
          const read = await take(log, from, left);
          expect(read).toHaveLength(left);
          for (const { partition, position } of read)
            expect(position).toBeGreaterThanOrEqual(from[partition]!);
        }
      });

      it('goes on from where its batches say that they end', async () => {
        await log.append(inAll(9));
        const cursor = [...START];
        const values: (string | null)[] = [];
        while (values.length < 9) {
          const batches = log.tail(cursor, new AbortController().signal)[Symbol.asyncIterator]();
          const batch = (await batches.next()).value as LogBatch;
          await batches.return?.();
          values.push(...batch.records.map(({ value }) => value));
          cursor[batch.partition] = batch.next;
        }
        expect(values.toSorted()).toEqual(inAll(9).map(({ value }) => value));
      });

      it('yields history and then what comes, each position once and in order', async () => {
        await log.append(inAll(30));
        const seen: LogRecord[] = [];
        const appended: Promise<unknown>[] = [];
        for await (const batch of log.tail(START, new AbortController().signal)) {
          seen.push(...batch.records);
          if (appended.length < 10) appended.push(log.append(inAll(3)));
          if (appended.length === 10 && seen.length >= 60) break;
        }
        await Promise.all(appended);
        for (const partition of [0, 1, 2]) {
          const positions = seen.filter((one) => one.partition === partition);
          expect(positions.map(({ position }) => position)).toEqual(
            Array.from({ length: 20 }, (_, position) => position),
          );
        }
      });

      it('wakes for a record that is appended while it waits', async () => {
        const batches = log.tail(START, new AbortController().signal)[Symbol.asyncIterator]();
        const first = batches.next();
        await log.append([draft(2, 'awake')]);
        expect(((await first).value as LogBatch).records.map(({ value }) => value)).toEqual([
          'awake',
        ]);
        const second = batches.next();
        await log.append([draft(0, 'again')]);
        expect(((await second).value as LogBatch).records.map(({ value }) => value)).toEqual([
          'again',
        ]);
        await batches.return?.();
      });

      it('serves several readers at their own pace', async () => {
        const readers = [take(log, START, 12), take(log, START, 12), take(log, START, 3)];
        await log.append(inAll(12));
        const [one, other] = await Promise.all(readers);
        for (const partition of [0, 1, 2])
          expect(valuesIn(one!, partition)).toEqual(valuesIn(other!, partition));
      });

      it('ends when it is aborted, waiting or not', async () => {
        const asked = new AbortController();
        const batches = log.tail(START, asked.signal)[Symbol.asyncIterator]();
        const waiting = batches.next();
        asked.abort();
        expect((await waiting).done).toBe(true);
        const none = log.tail(START, asked.signal)[Symbol.asyncIterator]();
        expect((await none.next()).done).toBe(true);
      });

      it('ends when the log is closed', async () => {
        const batches = log.tail(START, new AbortController().signal)[Symbol.asyncIterator]();
        const waiting = batches.next();
        await log.close();
        expect((await waiting).done).toBe(true);
      });

      it('hands over a record of another program as it is, and goes on behind it', async () => {
        await log.append([draft(0, 'before')]);
        await subject.putForeign(0, 1, Buffer.from('no record of ours'));
        await log.close();
        log = await subject.open(CONTRACT_PARTITIONS);
        await log.append([draft(0, 'after')]);
        expect(valuesIn(await take(log, START, 3), 0)).toEqual([
          'before',
          subject.foreignText,
          'after',
        ]);
      });

      it('refuses a cursor behind the end: that was another log', async () => {
        await log.append(inAll(3));
        await expect(take(log, [9, 0, 0], 4)).rejects.toThrow(LogMisconfigured);
      });
    });

    describe('end', () => {
      it('says how far the log reached at a moment that is past', async () => {
        const before = Date.now();
        await log.append(inAll(7));
        const end = await log.end();
        expect(end.cursor).toEqual([3, 2, 2]);
        expect(end.askedAt).toBeGreaterThanOrEqual(before);
        expect(end.askedAt).toBeLessThanOrEqual(Date.now());
      });

      it('includes whatever was answered before it was asked', async () => {
        for (let call = 1; call <= 5; call += 1) {
          await log.append([draft(1, String(call))]);
          expect((await log.end()).cursor).toEqual([0, call, 0]);
        }
      });
    });
  });
}
