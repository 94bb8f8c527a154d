import type { Logger } from '#libs/ports';

/** An event that cannot be applied, where nothing may be left out. */
export class ProjectionStopped extends Error {
  override readonly name = 'ProjectionStopped';
}

/** What becomes of a race with an event that cannot be applied. */
export interface Unapplicable {
  isParked(race: string): boolean;
  /** @throws ProjectionStopped where nothing may be left out */
  park(race: string, reason: string): void;
}

/** Leaves out the race from that event on, to keep its order, and goes on with the others. */
export class ParkedRaces implements Unapplicable {
  readonly #reasons = new Map<string, string>();

  constructor(private readonly logger: Logger) {}

  get races(): readonly string[] {
    return [...this.#reasons.keys()];
  }

  isParked(race: string): boolean {
    return this.#reasons.has(race);
  }

  park(race: string, reason: string): void {
    if (this.#reasons.has(race)) return;
    this.#reasons.set(race, reason);
    this.logger.error('A race is parked: an event of it cannot be applied.', { race, reason });
  }

  /** Tries them again, from the start of the log. */
  clear(): void {
    this.#reasons.clear();
  }
}

/** A copy that is being built is whole or it is none. */
export const nothingLeftOut: Unapplicable = {
  isParked: () => false,
  park: (race, reason) => {
    throw new ProjectionStopped(`An event of ${race} cannot be applied: ${reason}`);
  },
};
