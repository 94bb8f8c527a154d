import { openMemoryReadModel } from '#libs/adapters';
import { type Logger, type ReadModel, silentLogger } from '#libs/ports';
import { anEventfulRace } from '../../../ports/src/testing/race-log.js';
import { ScriptedLog } from '../../../ports/src/testing/scripted-log.js';
import { nothingLeftOut } from '../projector/parked-races.js';
import { Patience } from '../projector/patience.js';
import { Projection } from '../projector/projection.js';
import { recordsOf } from '../testing/race-records.js';
import { adding, StandingClock, TallyWriters } from '../testing/tally-writer.js';
import { ClockSkew } from './clock-skew.js';
import { LogFold } from './log-fold.js';

const MINUTE_MS = 60_000;

describe('the skew of the clocks', () => {
  let clock: StandingClock;
  let told: string[];
  let skew: ClockSkew;
  beforeEach(() => {
    clock = new StandingClock();
    told = [];
    const say = (message: string) => void told.push(message);
    const logger: Logger = { ...silentLogger, error: say, info: say };
    skew = new ClockSkew({ clock, logger, boundMs: MINUTE_MS });
  });

  it.each([
    ['before we asked for it', { notBefore: 2_000 }, 1_000],
    ['after we had its answer', { notAfter: 400 }, 600],
    ['while we waited', { notBefore: 900, notAfter: 1_100 }, 0],
    ['at a time that tells nothing', {}, 0],
  ])('is what a record shows that was appended, by the log, %s', (_when, within, expected) => {
    skew.observe(1_000, within);
    expect(skew.measuredMs).toBe(expected);
  });

  it('alarms above half the bound, once, and until nothing has shown it for a while', () => {
    skew.observe(clock.now() + MINUTE_MS / 2, { notAfter: clock.now() });
    expect(skew.isTooGreat).toBe(false);
    skew.observe(clock.now() + MINUTE_MS / 2 + 1, { notAfter: clock.now() });
    skew.observe(clock.now() + MINUTE_MS, { notAfter: clock.now() });
    skew.observe(clock.now(), { notBefore: clock.now(), notAfter: clock.now() });
    expect([skew.isTooGreat, skew.measuredMs, told.length]).toEqual([true, MINUTE_MS, 1]);
    clock.advance(11 * MINUTE_MS);
    skew.observe(clock.now(), { notBefore: clock.now(), notAfter: clock.now() });
    expect([skew.isTooGreat, skew.warning, told.length]).toEqual([false, undefined, 2]);
  });

  it('is measured by whoever appends', async () => {
    const writers = new TallyWriters();
    const late = new ClockSkew({ clock: writers.clock, logger: silentLogger, boundMs: MINUTE_MS });
    const ours = new StandingClock(writers.clock.now() + MINUTE_MS);
    const { writer } = await writers.open({}, { clock: ours, skew: late });
    await writer.submit(adding('c1', 1));
    expect(late.measuredMs).toBe(MINUTE_MS);
    await writers.close();
  });

  it('keeps the watermark where it is', async () => {
    const log = new ScriptedLog(1, new StandingClock(clock.now()), clock);
    const readModel = openMemoryReadModel();
    const projection = await projectionOf(readModel, skew);
    const records = recordsOf(anEventfulRace('one'), 1);
    const read = async (from: number, next: number): Promise<void> => {
      log.write(records.slice(from, next));
      await projection.take({ partition: 0, records: log.records(0).slice(from), next });
      projection.mark(log.end());
      await projection.save();
    };
    await read(0, 1);
    expect((await readModel.race('one'))?.watermark).toBe(clock.now());
    // From here on our clock is ahead of that of the log, which the next record shows.
    clock.advance(MINUTE_MS);
    projection.mark(log.end());
    const before = clock.now();
    clock.advance(1);
    await read(1, 2);
    expect(skew.measuredMs).toBe(MINUTE_MS);
    expect((await readModel.race('one'))?.watermark).toBe(before);
  });
});

function projectionOf(readModel: ReadModel, skew: ClockSkew): Promise<Projection> {
  const { signal } = new AbortController();
  const logger = silentLogger;
  return readModel.serving().then((generation) =>
    Projection.resume({
      fold: new LogFold(1, () => undefined),
      generation,
      patience: new Patience({ retryMsMin: 1, retryMsMax: 1, logger, signal }),
      unapplicable: nothingLeftOut,
      commitsMax: 10,
      skew,
    }),
  );
}
