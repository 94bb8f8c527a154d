import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedLog, openFoldStore, openMemoryReadModel } from '#libs/adapters';
import { ClockSkew } from '#libs/application';
import { readSettings, type Settings } from '#libs/platform';
import { type EventLog, silentLogger, systemClock } from '#libs/ports';
import { ProjectorRun } from '../../../projector/src/projector-run.js';
import { Backend } from './backend.js';

const NOT_OPEN = { ok: false, reason: 'The log is not open yet.' };

describe('a process that ends while it starts', () => {
  let directory: string;
  let log: EventLog;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ends-'));
    log = await openEmbeddedLog({ directory });
  });

  afterEach(async () => {
    await log.close();
    await rm(directory, { recursive: true });
  });

  // On Redis, where a projector keeps its fold too; nothing here asks for it.
  const settings = (): Settings => {
    const read = readSettings({
      DATA_DIR: directory,
      KAFKA_BROKERS: '127.0.0.1:1',
      REDIS_URL: 'redis://127.0.0.1:1',
    });
    if ('errors' in read) throw new Error(read.errors.join('\n'));
    return read.settings;
  };
  const around = () => ({
    logger: silentLogger,
    clock: systemClock,
    readModel: openMemoryReadModel(),
    skew: new ClockSkew({ clock: systemClock, logger: silentLogger, boundMs: 1 }),
  });

  const READERS = [
    ['writer', () => new Backend(settings(), around())],
    ['projector', () => new ProjectorRun(settings(), around())],
  ] as const;

  it.each(READERS)(
    'starts no %s once its fold is open, and gives the fold free',
    async (name, of) => {
      const reader = of();
      const starting = reader.start(log);
      await reader.close();
      const fold = await openFoldStore({ directory: join(directory, 'fold', name) });
      await fold.close();
      await starting;
      expect(await reader.check()).toEqual(NOT_OPEN);
    },
  );

  it.each(READERS)('starts no %s on a log that opens late', async (_, of) => {
    const reader = of();
    await reader.close();
    await reader.start(log);
    expect(await reader.check()).toEqual(NOT_OPEN);
  });
});
