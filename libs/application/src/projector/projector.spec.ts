import { openMemoryReadModel } from '#libs/adapters';
import { RECORD_VERSION } from '#libs/domain';
import { silentLogger, type ReadModel } from '#libs/ports';
import {
  anEventfulRace,
  commitsOf,
  type RaceBuilder,
} from '../../../ports/src/testing/race-log.js';
import { ScriptedLog } from '../../../ports/src/testing/scripted-log.js';
import { InterruptedReadModel } from '../testing/interrupted-read-model.js';
import { recordsOf } from '../testing/race-records.js';
import { StandingClock } from '../testing/tally-writer.js';
import { Projector } from './projector.js';
import { rebuild } from './rebuild.js';

const PARTITIONS = 3;
const LIMITS = { progressMs: 1, retryMsMin: 1, retryMsMax: 1 };

describe('a projector', () => {
  let clock: StandingClock;
  let log: ScriptedLog;
  let interrupted: InterruptedReadModel;
  let model: ReadModel;
  const open: Projector[] = [];

  const start = (connection = log.connect()): Projector => {
    const projector = Projector.start({
      log: connection,
      readModel: interrupted.model,
      logger: silentLogger,
      limits: LIMITS,
    });
    open.push(projector);
    return projector;
  };
  const headOf = async (race: string): Promise<number | undefined> =>
    (await model.race(race))?.head;
  /** When the race has come to a version. */
  const reaches = async (race: string, version: number): Promise<void> => {
    let changed = (): void => undefined;
    const stop = model.onChange(() => {
      changed();
    });
    for (;;) {
      const change = new Promise<void>((resolve) => {
        changed = resolve;
      });
      if (((await headOf(race)) ?? 0) >= version) break;
      await change;
    }
    stop();
  };

  beforeEach(() => {
    clock = new StandingClock();
    log = new ScriptedLog(PARTITIONS, clock);
    model = openMemoryReadModel();
    interrupted = new InterruptedReadModel(model);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((projector) => projector.close()));
  });

  it('applies what the log accepted, and nothing else, up to its end', async () => {
    const [one, other] = [anEventfulRace('one'), anEventfulRace('other')];
    const records = recordsOf(one, PARTITIONS);
    log.write([...records, ...records, ...recordsOf(other, PARTITIONS, 3)]);
    log.write([{ partition: 0, key: 'race/one', value: 'no record' }]);
    await start().caughtUp();
    expect(await headOf('one')).toBe(one.events.length);
    expect(await headOf('other')).toBe(other.events.length);
  });

  it('says how far it is and until when nothing older can appear', async () => {
    log.write(recordsOf(anEventfulRace('one'), PARTITIONS));
    clock.advance(5);
    const projector = start();
    await projector.caughtUp();
    expect((await model.race('one'))?.watermark).toBe(clock.now());
    expect(await projector.readiness()).toEqual({
      ready: true,
      behind: [0, 0, 0],
      lastRecordAt: clock.now() - 5,
      generation: 1,
      parked: [],
    });
  });

  it('follows the log live', async () => {
    const projector = start();
    await projector.caughtUp();
    const race = anEventfulRace('one');
    log.write(recordsOf(race, PARTITIONS));
    await reaches('one', race.events.length);
  });

  it('goes on where the read models are, though it reads the log from its start', async () => {
    const race = anEventfulRace('one');
    const [first, ...rest] = recordsOf(race, PARTITIONS);
    log.write([first!]);
    const before = start();
    await before.caughtUp();
    await before.close();
    log.write(rest);
    await start().caughtUp();
    expect(await headOf('one')).toBe(race.events.length);
  });

  it('is not ready before it has reached the end', async () => {
    const connection = log.connect();
    connection.holdTail();
    log.write(recordsOf(anEventfulRace('one'), PARTITIONS));
    const projector = start(connection);
    expect(await projector.readiness()).toMatchObject({ ready: false });
    connection.releaseTail();
    await projector.caughtUp();
    expect(await projector.readiness()).toMatchObject({ ready: true });
  });

  it('waits for read models that are away, says so, and goes on when they are back', async () => {
    const projector = start();
    await projector.caughtUp();
    interrupted.cut();
    const asked = interrupted.asked();
    const race = anEventfulRace('one');
    log.write(recordsOf(race, PARTITIONS));
    await asked;
    await interrupted.asked();
    expect(await projector.readiness()).toMatchObject({
      ready: false,
      reason: 'The read models are away.',
    });
    interrupted.mend();
    await reaches('one', race.events.length);
  });

  it('says so when the log is away', async () => {
    const connection = log.connect();
    const projector = start(connection);
    await projector.caughtUp();
    connection.unavailable('The broker is away.');
    expect(await projector.readiness()).toMatchObject({
      ready: false,
      reason: 'The broker is away.',
      behind: null,
    });
  });

  it('writes to the generation that was promoted meanwhile, from where that is', async () => {
    const race = anEventfulRace('one');
    const [first, ...rest] = recordsOf(race, PARTITIONS);
    log.write([first!]);
    await start().caughtUp();
    const next = await model.begin();
    await model.promote(next.number);
    log.write(rest);
    await reaches('one', race.events.length);
  });

  it('reads again from the start of the log where the progress is ahead of what is there', async () => {
    const race = anEventfulRace('one');
    const records = recordsOf(race, PARTITIONS);
    log.write(records.slice(0, 3));
    const generation = await model.serving();
    const { partition } = records[0]!;
    await generation.saveProgress([{ partition, next: 3, watermark: null }]);
    await start().caughtUp();
    expect(await headOf('one')).toBeUndefined();
    log.write(records.slice(3));
    await reaches('one', race.events.length);
  });

  it.each([
    ['shorter', 1],
    ['longer', 9],
  ])('builds nothing on read models of another log, be it %s', async (_, count) => {
    const [one, other] = [anEventfulRace('one'), anEventfulRace('other')];
    const { partition } = recordsOf(one, PARTITIONS)[0]!;
    const inOnePartition = (race: RaceBuilder) =>
      recordsOf(race, PARTITIONS).map((draft) => ({ ...draft, partition }));
    log.write(inOnePartition(one).slice(0, 4));
    const before = start();
    await before.caughtUp();
    await before.close();
    log = new ScriptedLog(PARTITIONS, clock);
    log.write(inOnePartition(other).slice(0, count));
    const saved = interrupted.progressAsked(3);
    const projector = start();
    await saved;
    expect(await projector.readiness()).toMatchObject({
      ready: false,
      reason: expect.stringContaining('another log'),
    });
    expect((await model.races()).map(({ identity }) => identity.id)).toEqual(['one']);
    await rebuild({
      log: log.connect(),
      readModel: model,
      logger: silentLogger,
      signal: new AbortController().signal,
    });
    await projector.caughtUp();
    expect(await model.races()).toEqual([]);
  });

  it('parks a race that cannot be applied, and goes on with the others', async () => {
    const [bad, good] = [anEventfulRace('bad'), anEventfulRace('good')];
    interrupted.breakOn(
      ({ race, events }) => race === 'bad' && events.some(({ version }) => version === 3),
    );
    log.write([...recordsOf(bad, PARTITIONS), ...recordsOf(good, PARTITIONS)]);
    const projector = start();
    await projector.caughtUp();
    expect(await headOf('bad')).toBe(2);
    expect(await headOf('good')).toBe(good.events.length);
    expect(await projector.readiness()).toMatchObject({ ready: true, parked: ['bad'] });
  });

  it.each([
    ['an event', '"EndorsementAnnounced"', '"Tomorrow"'],
    ['a shape of an event', '"schema":1', '"schema":99'],
  ])('parks a race that holds %s which this program does not know', async (_, known, newer) => {
    const [first, second, ...rest] = recordsOf(anEventfulRace('one'), PARTITIONS);
    const unknown = second!.value.replace(known, newer);
    expect(unknown).not.toBe(second!.value);
    log.write([first!, { ...second!, value: unknown }, ...rest]);
    const projector = start();
    await projector.caughtUp();
    expect(await headOf('one')).toBe(1);
    expect(await projector.readiness()).toMatchObject({ parked: ['one'] });
  });

  it('closes nothing past an event that it could not apply; the next program begins there', async () => {
    const race = anEventfulRace('one');
    const records = recordsOf(race, PARTITIONS);
    log.write(records.slice(0, 2));
    clock.advance(5);
    const first = start();
    await first.caughtUp();
    await first.close();
    const whole = clock.now();
    clock.advance(5);
    log.write(records.slice(2));
    interrupted.breakOn(({ events }) => events.some(({ version }) => version === 3));
    const older = start();
    await older.caughtUp();
    await older.close();
    expect(await model.race('one')).toMatchObject({ head: 2, watermark: whole });

    interrupted.breakOn(undefined);
    const upgraded = start();
    await upgraded.caughtUp();
    expect(await model.race('one')).toMatchObject({
      head: race.events.length,
      watermark: clock.now(),
    });
    expect(await upgraded.readiness()).toMatchObject({ ready: true, parked: [] });
  });

  it('stops where a newer program wrote', async () => {
    const [first, second] = recordsOf(anEventfulRace('one'), PARTITIONS);
    const newer = second!.value.replace(`"v":${RECORD_VERSION}`, `"v":${RECORD_VERSION + 1}`);
    const projector = start();
    await projector.caughtUp();
    log.write([first!, { ...second!, value: newer }]);
    await reaches('one', 1);
    expect(await projector.readiness()).toMatchObject({
      ready: false,
      reason: expect.stringContaining('version 2'),
    });
  });

  it('is not ready, and says that it must be restarted, where the log lost what was applied', async () => {
    const records = recordsOf(anEventfulRace('one'), PARTITIONS);
    log.write(records);
    const projector = start();
    await projector.caughtUp();
    expect(projector.lost).toBeUndefined();
    log.lose(records[0]!.partition);
    await projector.readiness();
    await projector.readiness();
    expect(await projector.readiness()).toMatchObject({
      ready: false,
      reason: expect.stringContaining('Restart this process'),
    });
    expect(projector.lost).toContain('Restart this process');
  });

  it('changes nothing where another projector was there before', async () => {
    const race = anEventfulRace('one');
    const generation = await model.serving();
    await generation.apply(commitsOf(race).slice(0, 4));
    log.write(recordsOf(race, PARTITIONS));
    await start().caughtUp();
    expect((await model.events('one', 0, 100)).map(({ version }) => version)).toEqual(
      race.events.map((_, index) => index + 1),
    );
  });
});
