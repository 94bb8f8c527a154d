import type { CommandOutcome, CommandRequest } from '#libs/application';
import type { Registry, Settings } from '#libs/platform';
import type { Clock, Logger, ReadModelReader } from '#libs/ports';
import type { Access } from './access/access.js';
import type { Replays } from './admin/replays.js';
import type { ReadinessCheck } from '#libs/platform';
import type { ApiMetrics } from './metrics/api-metrics.js';
import type { Route } from './openapi/route.js';

/** Records commands: the write path, seen from the door. */
export interface CommandRecorder {
  submit(request: CommandRequest): Promise<CommandOutcome>;
}

/** Everything that the doors stand on, opened by the composition root. */
export interface ApiParts {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly registry: Registry;
  readonly metrics: ApiMetrics;
  readonly readModel: ReadModelReader;
  readonly commands: CommandRecorder;
  readonly access: Access;
  readonly replays: Replays;
  readonly readiness: readonly ReadinessCheck[];
  /** Why this process must be started anew, in words for an operator; undefined while it need not. */
  readonly lost: () => string | undefined;
  /** What is served with the doors that are open. */
  readonly routes: readonly Route[];
}

/** Under this token Nest finds the parts. */
export const API_PARTS = Symbol('API_PARTS');
