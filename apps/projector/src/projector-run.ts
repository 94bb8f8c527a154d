import { type ClockSkew, Projector } from '#libs/application';
import type { CheckResult, ReadinessCheck, Settings } from '#libs/platform';
import type { Clock, EventLog, FoldStore, Logger, ReadModel } from '#libs/ports';
import { openFold } from './open-fold.js';
import { isEmbedded } from './open-log.js';
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
  #foldStore: FoldStore | null = null;
  #starting: Promise<void> | undefined;
  #isClosing = false;

  constructor(
    private readonly settings: Settings,
    private readonly around: Around,
  ) {}

  /** Nothing is started in a process that ends meanwhile. */
  async start(log: EventLog): Promise<void> {
    if (this.#isClosing) return;
    this.#starting = this.#start(log);
    await this.#starting;
  }

  async #start(log: EventLog): Promise<void> {
    this.#foldStore = await this.#openFold();
    if (this.#isClosing) return;
    this.#projector = Projector.start({ ...this.around, log, foldStore: this.#foldStore });
  }

  /** When the log was applied up to its end for the first time; at once where this process applies none. */
  async caughtUp(): Promise<void> {
    await this.#projector?.caughtUp();
  }

  /** Races left out from an event on that could not be applied. */
  async parked(): Promise<number> {
    return (await this.#projector?.readiness())?.parked.length ?? 0;
  }

  /** Why only a new start helps; undefined while none is needed. */
  get lost(): string | undefined {
    return this.#projector?.lost;
  }

  async check(): Promise<CheckResult> {
    return resultOf(await this.#projector?.readiness());
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    // Its failure was told to whoever started it.
    await this.#starting?.catch(() => undefined);
    await this.#projector?.close();
    await this.#foldStore?.close();
  }

  /** Read models in memory are made of the whole log at each start, whatever is kept of its fold. */
  async #openFold(): Promise<FoldStore | null> {
    if (isEmbedded(this.settings)) return null;
    return openFold(this.settings, 'projector', this.around.logger);
  }
}
