import { type ClockSkew, Projector } from '#libs/application';
import type { CheckResult, ReadinessCheck } from '#libs/platform';
import type { Clock, EventLog, Logger, ReadModel } from '#libs/ports';
import { resultOf } from './readiness-checks.js';

interface Around {
  readonly readModel: ReadModel;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly skew: ClockSkew;
}

/** The projector of this process, once the log is open. */
export class ProjectorRun implements ReadinessCheck {
  readonly name = 'projector';
  #projector: Projector | undefined;

  constructor(private readonly around: Around) {}

  start(log: EventLog): void {
    this.#projector = Projector.start({ ...this.around, log });
  }

  /** Races left out from an event on that could not be applied. */
  async parked(): Promise<number> {
    return (await this.#projector?.readiness())?.parked.length ?? 0;
  }

  async check(): Promise<CheckResult> {
    return resultOf(await this.#projector?.readiness());
  }

  async close(): Promise<void> {
    await this.#projector?.close();
  }
}
