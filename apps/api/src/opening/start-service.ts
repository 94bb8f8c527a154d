import { ClockSkew } from '#libs/application';
import { type JsonLogger, type Settings, Shutdown } from '#libs/platform';
import { type Clock, type EventLog, type ReadModel, systemClock } from '#libs/ports';
import { LogOpening } from '../../../projector/src/log-opening.js';
import { isEmbedded } from '../../../projector/src/open-log.js';
import { openReadModel } from '../../../projector/src/open-read-model.js';
import { ProjectorRun } from '../../../projector/src/projector-run.js';
import type { ApiParts } from '../api-parts.js';
import { Backend } from './backend.js';
import { fillFirst, isFirstStart } from './first-start.js';
import { listen } from './listen.js';
import { onceFilled } from './once-filled.js';
import { partsOf } from './parts-of.js';

/** A service that listens. */
export interface RunningService {
  /** Without a final slash. */
  readonly address: string;
  readonly parts: ApiParts;
  /** When the log is open and read to its end, and the sample is in it where it belongs. */
  readonly filled: Promise<void>;
  readonly shutdown: Shutdown;
}

interface Around {
  readonly logger: JsonLogger;
  readonly clock: Clock;
  readonly shutdown: Shutdown;
}

/**
 * Opens everything that the settings name and listens. Kafka and Redis may be away: the service is not
 * ready then, and mends by itself when they are back.
 * @throws StartRefused
 */
export async function startService(
  settings: Settings,
  logger: JsonLogger,
  clock: Clock = systemClock,
): Promise<RunningService> {
  const shutdown = new Shutdown(logger, settings.shutdownMs);
  try {
    const readModel = await openReadModel(settings, logger);
    shutdown.add('read models', () => readModel.close());
    return await serve(settings, { logger, clock, shutdown }, readModel);
  } catch (error) {
    await shutdown.end('The start failed.');
    throw error;
  }
}

async function serve(
  settings: Settings,
  around: Around,
  readModel: ReadModel,
): Promise<RunningService> {
  const { shutdown, clock, logger } = around;
  const skew = new ClockSkew({ clock, logger, boundMs: settings.clockSkewMs });
  const opening = new LogOpening(settings, around);
  shutdown.add('log', () => opening.close());
  const backend = new Backend(settings, { ...around, readModel, skew });
  const projector = new ProjectorRun(settings, { ...around, readModel, skew });
  shutdown.add('projector', () => projector.close());
  shutdown.add('writer', () => backend.close());
  const onLog = settings.roles.includes('projector') ? [backend, projector] : [backend];
  const opened = opening.open().then((log) => startAll(onLog, log));
  const embedded = isEmbedded(settings) ? await opened : undefined;
  const applied = (): Promise<void> =>
    isEmbedded(settings) ? projector.caughtUp() : Promise.resolve();
  const filled = async (): Promise<void> => {
    await opened;
    await Promise.all([backend.caughtUp(), applied()]);
  };
  const told = onceFilled(readModel, applied());
  const parts = partsOf({
    ...around,
    settings,
    readModel: told,
    backend,
    opening,
    projector,
    skew,
  });
  shutdown.add('replays', () => parts.replays.close());
  // Who finds the door open finds the sample behind it.
  if (await isFirstStart(parts, embedded)) await filled().then(() => fillFirst(parts));
  const address = await listen(parts, shutdown);
  return { address, parts, filled: filled(), shutdown };
}

async function startAll(
  waiting: readonly { start(log: EventLog): Promise<void> }[],
  log: EventLog | undefined,
): Promise<EventLog | undefined> {
  if (log !== undefined) for (const one of waiting) await one.start(log);
  return log;
}
