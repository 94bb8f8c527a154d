import { openMemoryReadModel } from '#libs/adapters';
import { IDENTITY_KINDS, type TimelineEvent } from '#libs/domain';
import { silentLogger, type LogDraft, type ReadModel } from '#libs/ports';
import { anEventfulRace, RaceBuilder } from '../../../ports/src/testing/race-log.js';
import { ScriptedLog } from '../../../ports/src/testing/scripted-log.js';
import { recordsOf } from '../testing/race-records.js';
import { StandingClock } from '../testing/tally-writer.js';
import { Projector } from './projector.js';

const PARTITIONS = 1;
const LIMITS = { progressMs: 1, retryMsMin: 1, retryMsMax: 1 };
const NO_SHAPES: readonly unknown[] = [undefined, null, 7, 'words', [], {}];

/** Every way in which one value in an event is not what it has to be. */
function* misshapen(value: unknown): Generator {
  yield* NO_SHAPES;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    for (const wrong of misshapen(inner))
      yield Array.isArray(value) ? value.with(Number(name), wrong) : { ...value, [name]: wrong };
}

const eventIn = ({ value }: LogDraft): TimelineEvent =>
  (JSON.parse(value) as { events: [TimelineEvent] }).events[0];

/** The record with something else for an event; where that is no object, it is no record of ours. */
const saying = (draft: LogDraft, event: unknown): LogDraft => ({
  ...draft,
  value: JSON.stringify({ ...(JSON.parse(draft.value) as object), events: [event] }),
});

function aRedactedRace(id: string): RaceBuilder {
  const race = anEventfulRace(id);
  race.redact('e2');
  return race;
}

/** What is asked of all races at once. */
const askAcrossRaces = async (model: ReadModel): Promise<void> => {
  await model.races();
  for (const kind of IDENTITY_KINDS) await model.records(kind);
  await model.feed(null, 1_000);
};

describe('a projector that reads what a foreign writer wrote', () => {
  const good = anEventfulRace('good');
  let projector: Projector;
  afterEach(() => projector.close());
  const events = [...recordsOf(aRedactedRace('bad'), PARTITIONS).map(eventIn).entries()];

  it.each(events)(
    'goes on with other races whatever stands in place of event %i',
    async (index, event) => {
      const log = new ScriptedLog(PARTITIONS, new StandingClock());
      for (const [number, wrong] of [...misshapen(event)].entries()) {
        const records = recordsOf(aRedactedRace(`bad-${number}`), PARTITIONS);
        log.write(records.with(index, saying(records[index]!, wrong)));
      }
      log.write(recordsOf(good, PARTITIONS));
      const readModel = openMemoryReadModel();
      projector = Projector.start({
        log: log.connect(),
        readModel,
        logger: silentLogger,
        limits: LIMITS,
      });
      await projector.caughtUp();
      expect((await readModel.race('good'))?.head).toBe(good.events.length);
      await askAcrossRaces(readModel);
    },
  );
});
