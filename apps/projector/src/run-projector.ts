import { once } from 'node:events';
import type { Server } from 'node:http';
import { ClockSkew } from '#libs/application';
import { createRegistry, kept, type JsonLogger, type Settings, Shutdown } from '#libs/platform';
import { systemClock } from '#libs/ports';
import { watchBehind, watchParked, watchSkew } from './behind.js';
import { createHealthServer } from './health-server.js';
import { listenOn } from './listen-on.js';
import { LogOpening } from './log-opening.js';
import { isEmbedded } from './open-log.js';
import { openReadModel } from './open-read-model.js';
import { ProjectorRun } from './projector-run.js';
import { clockCheck, readModelCheck } from './readiness-checks.js';
import { StartRefused } from './start-refused.js';

const NEEDS_KAFKA =
  'A projector of its own needs KAFKA_BROKERS and REDIS_URL; without them `npm start` runs everything in one process.';

/**
 * Runs a projector as a process of its own, with health and metrics beside it, until the process is ended.
 * Kafka and Redis may be away: it is not ready then, and mends by itself.
 * @throws StartRefused
 */
export async function runProjector(settings: Settings, logger: JsonLogger): Promise<void> {
  if (isEmbedded(settings)) throw new StartRefused(NEEDS_KAFKA);
  const shutdown = new Shutdown(logger, settings.shutdownMs);
  const clock = systemClock;
  const skew = new ClockSkew({ clock, logger, boundMs: settings.clockSkewMs });
  const around = { logger, clock, skew };
  const readModel = await openReadModel(settings, logger);
  shutdown.add('read models', () => readModel.close());
  const run = new ProjectorRun(settings, { ...around, readModel });
  const opening = new LogOpening(settings, around);
  shutdown.add('log', () => opening.close());
  shutdown.add('projector', () => run.close());
  const checks = [opening, readModelCheck(readModel), run, clockCheck(skew)].map((one) =>
    kept(one),
  );
  const registry = createRegistry();
  watchBehind(registry, checks);
  watchParked(registry, run);
  watchSkew(registry, skew);
  const server = createHealthServer(registry, checks, () => run.lost);
  const health = await serveHealth(server, settings, shutdown);
  logger.info('The projector runs.', { health: `${health}/health/ready` });
  shutdown.listen(process);
  const log = await opening.open();
  if (log !== undefined) await run.start(log);
}

async function serveHealth(
  server: Server,
  { host, projectorPort }: Settings,
  shutdown: Shutdown,
): Promise<string> {
  shutdown.add('health', async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return listenOn(server, { host, port: projectorPort });
}
