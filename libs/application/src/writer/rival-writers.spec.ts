import { adding, TallyWriters, type TallyWriter } from '../testing/tally-writer.js';

describe('a command writer against another', () => {
  let writers: TallyWriters;
  beforeEach(() => {
    writers = new TallyWriters();
  });
  afterEach(async () => {
    await writers.close();
  });

  /** A writer whose tail stands still while the other goes on. */
  async function behind(): Promise<{ slow: TallyWriter; fast: TallyWriter }> {
    const slow = await writers.open();
    const fast = await writers.open();
    slow.connection.holdTail();
    return { slow, fast };
  }

  it('decides again what was decided on an older state', async () => {
    const { slow, fast } = await behind();
    await fast.writer.submit(adding('f1', 2));
    const outcomes = Promise.all([
      slow.writer.submit(adding('s1', 1)),
      slow.writer.submit(adding('s2', -3)),
    ]);
    slow.connection.releaseTail();
    expect(await outcomes).toMatchObject([
      { kind: 'recorded', version: 2 },
      { kind: 'recorded', version: 3 },
    ]);
  });

  it('refuses only what the end of the log refuses', async () => {
    const { slow, fast } = await behind();
    await fast.writer.submit(adding('f1', 2));
    const outcome = slow.writer.submit(adding('s1', -2));
    slow.connection.releaseTail();
    expect(await outcome).toMatchObject({ kind: 'recorded', version: 2 });
  });

  it('says "nothing new" only of the end of the log', async () => {
    const { slow, fast } = await behind();
    await fast.writer.submit(adding('f1', 2));
    const outcome = slow.writer.submit(adding('s1', 0));
    slow.connection.releaseTail();
    expect(await outcome).toEqual({ kind: 'unchanged', version: 1 });
  });

  it('refuses on what is pending only once that is accepted', async () => {
    const slow = await writers.open();
    const fast = await writers.open();
    const held = slow.connection.holdAppend();
    const pending = slow.writer.submit(adding('s1', 1));
    const refused = slow.writer.submit(adding('s2', -5));
    await held.arrived;
    await fast.writer.submit(adding('f1', 10));
    held.answer();
    expect(await pending).toMatchObject({ kind: 'recorded' });
    expect(await refused).toMatchObject({ kind: 'recorded' });
  });

  it('refuses at the version that the pending ones came to', async () => {
    const { writer, connection } = await writers.open();
    const held = connection.holdAppend();
    const pending = writer.submit(adding('s1', 1));
    const refused = writer.submit(adding('s2', -5));
    await held.arrived;
    held.answer();
    expect(await pending).toMatchObject({ kind: 'recorded', version: 1 });
    expect(await refused).toMatchObject({ kind: 'refused', version: 1 });
  });

  it('does not decide again where a version is demanded', async () => {
    const { slow, fast } = await behind();
    await fast.writer.submit(adding('f1', 2));
    const outcome = slow.writer.submit(adding('s1', 1, { ifMatch: 0 }));
    slow.connection.releaseTail();
    expect(await outcome).toEqual({ kind: 'version-conflict', version: 1 });
  });

  it('reads on where a version is demanded that it has not met', async () => {
    const { slow, fast } = await behind();
    await fast.writer.submit(adding('f1', 2));
    const outcome = slow.writer.submit(adding('s1', 1, { ifMatch: 1 }));
    slow.connection.releaseTail();
    expect(await outcome).toMatchObject({ kind: 'recorded', version: 2 });
  });

  it('takes the result of the other where both got the same command', async () => {
    const { slow, fast } = await behind();
    const first = await fast.writer.submit(adding('c1', 2));
    const outcome = slow.writer.submit(adding('c1', 2));
    slow.connection.releaseTail();
    expect(await outcome).toEqual({ ...first, replayed: true });
  });

  it('gives up after so many tries, and says so', async () => {
    const slow = await writers.open({ triesMax: 0 });
    const fast = await writers.open();
    slow.connection.holdTail();
    await fast.writer.submit(adding('f1', 2));
    const outcome = slow.writer.submit(adding('s1', 1));
    slow.connection.releaseTail();
    expect(await outcome).toMatchObject({
      kind: 'not-ready',
      reason: expect.stringContaining('faster'),
    });
  });

  it('asks for the end of the log once for all that wait', async () => {
    const { writer, connection } = await writers.open();
    let asked = 0;
    const end = connection.end.bind(connection);
    connection.end = () => {
      asked += 1;
      return end();
    };
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => writer.submit(adding(`c${index}`, -1))),
    );
    expect(asked).toBeLessThanOrEqual(2);
  });
});
