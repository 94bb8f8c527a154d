import { openMemoryReadModel } from '#libs/adapters';
import { silentLogger, type ReadModel } from '#libs/ports';
import { anEventfulRace } from '../../../ports/src/testing/race-log.js';
import { ScriptedLog, type ScriptedConnection } from '../../../ports/src/testing/scripted-log.js';
import { InterruptedReadModel } from '../testing/interrupted-read-model.js';
import { recordsOf } from '../testing/race-records.js';
import { StandingClock } from '../testing/tally-writer.js';
import { rebuild, type RebuildProgress, type Rebuilt } from './rebuild.js';

const PARTITIONS = 3;

describe('a rebuild', () => {
  let log: ScriptedLog;
  let connection: ScriptedConnection;
  let interrupted: InterruptedReadModel;
  let model: ReadModel;
  const race = anEventfulRace('one');
  const never = new AbortController().signal;

  const run = (
    signal: AbortSignal = never,
    onProgress: (progress: RebuildProgress) => void = () => undefined,
  ): Promise<Rebuilt> =>
    rebuild({
      log: connection,
      readModel: interrupted.model,
      logger: silentLogger,
      signal,
      onProgress,
    });

  beforeEach(() => {
    log = new ScriptedLog(PARTITIONS, new StandingClock());
    connection = log.connect();
    model = openMemoryReadModel();
    interrupted = new InterruptedReadModel(model);
    log.write(recordsOf(race, PARTITIONS));
  });

  it('builds a generation from the log and promotes it', async () => {
    const built = await run();
    expect(built).toEqual({ generation: 2, before: 1, records: race.events.length });
    expect((await model.serving()).number).toBe(2);
    expect(await model.race('one')).toMatchObject({ head: race.events.length });
    expect((await model.race('one'))?.watermark).not.toBeNull();
  });

  it('keeps the generation before for a way back until the next rebuild', async () => {
    await run();
    await model.promote(1);
    await model.promote(2);
    expect(await run()).toMatchObject({ before: 2, generation: 3 });
    await expect(model.promote(1)).rejects.toThrow('no generation');
    await model.promote(2);
  });

  it('says how far it is', async () => {
    const seen: RebuildProgress[] = [];
    await run(never, (progress) => seen.push(progress));
    expect(seen[0]).toEqual({ generation: 2, done: 0, total: race.events.length });
    expect(seen.at(-1)).toEqual({
      generation: 2,
      done: race.events.length,
      total: race.events.length,
    });
  });

  it('reads on to what was written meanwhile', async () => {
    const late = anEventfulRace('late');
    let isWritten = false;
    await run(never, () => {
      if (!isWritten) log.write(recordsOf(late, PARTITIONS));
      isWritten = true;
    });
    expect(await model.race('late')).toMatchObject({ head: late.events.length });
  });

  it('is given up when it is told to, and what served goes on serving', async () => {
    connection.holdTail();
    const giving = new AbortController();
    const rebuilt = run(giving.signal, () => {
      giving.abort(new Error('Given up.'));
    });
    await expect(rebuilt).rejects.toThrow('Given up.');
    expect((await model.serving()).number).toBe(1);
    await expect(model.promote(2)).rejects.toThrow('no generation');
  });

  it('stops at an event that cannot be applied, and what served goes on serving', async () => {
    interrupted.breakOn(({ events }) => events.some(({ version }) => version === 3));
    await expect(run()).rejects.toThrow('cannot be applied');
    expect((await model.serving()).number).toBe(1);
  });

  it('waits for read models that are away', async () => {
    interrupted.cut();
    const rebuilt = run();
    await interrupted.asked();
    interrupted.mend();
    expect(await rebuilt).toMatchObject({ generation: 2 });
  });

  it('stops where the log cannot be asked', async () => {
    connection.unavailable('The broker is away.');
    await expect(run()).rejects.toThrow('The broker is away.');
  });

  it('stops where a newer program wrote', async () => {
    const [first] = recordsOf(anEventfulRace('two'), PARTITIONS);
    log.write([{ ...first!, value: first!.value.replace('"v":1', '"v":2') }]);
    await expect(run()).rejects.toThrow('version 2');
  });
});
