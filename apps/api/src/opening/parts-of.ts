import type { ClockSkew } from '#libs/application';
import { createRegistry, kept, type ReadinessCheck, type Settings } from '#libs/platform';
import type { Clock, Logger, ReadModelReader } from '#libs/ports';
import { watchBehind, watchParked, watchSkew } from '../../../projector/src/behind.js';
import type { ProjectorRun } from '../../../projector/src/projector-run.js';
import { clockCheck, readModelCheck } from '../../../projector/src/readiness-checks.js';
import { openAccess } from '../access/access.js';
import { Replays } from '../admin/replays.js';
import type { ApiParts } from '../api-parts.js';
import { ApiMetrics } from '../metrics/api-metrics.js';
import { routesOf } from '../openapi/routes.js';
import type { Backend } from './backend.js';

export interface Opened {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly readModel: ReadModelReader;
  readonly backend: Backend;
  readonly opening: ReadinessCheck;
  readonly projector: ProjectorRun;
  readonly skew: ClockSkew;
}

/** The parts that the doors stand on, made of what was opened. */
export function partsOf(opened: Opened): ApiParts {
  const { settings, logger, clock, readModel, backend } = opened;
  const registry = createRegistry();
  const readiness = checksOf(opened);
  watchBehind(registry, readiness);
  watchSkew(registry, opened.skew);
  if (settings.roles.includes('projector')) watchParked(registry, opened.projector);
  return {
    settings,
    logger,
    clock,
    registry,
    readModel,
    readiness,
    lost: () => backend.lost ?? opened.projector.lost,
    metrics: new ApiMetrics(registry),
    commands: backend,
    access: openAccess({ settings, logger }),
    replays: new Replays(backend.replay, { clock, logger }),
    routes: routesOf(settings.doors),
  };
}

/** What must be so before the process serves; each only where this process does it: questions need no log. */
function checksOf(opened: Opened): readonly ReadinessCheck[] {
  const { settings, backend, opening, projector, readModel, skew } = opened;
  const projects = settings.roles.includes('projector');
  const checks: readonly (readonly [boolean, ReadinessCheck])[] = [
    [settings.doors.includes('commands') || projects, opening],
    [settings.doors.includes('commands'), { name: 'commands', check: () => backend.check() }],
    [true, readModelCheck(readModel)],
    [projects, projector],
    [true, clockCheck(skew)],
  ];
  return checks.filter(([isDone]) => isDone).map(([, check]) => kept(check));
}
