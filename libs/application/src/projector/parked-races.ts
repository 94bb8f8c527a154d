import type { Logger } from '#libs/ports';

/** An event that cannot be applied, where nothing may be left out. */
export class ProjectionStopped extends Error {
  override readonly name = 'ProjectionStopped';
}

/** What becomes of a race with an event that cannot be applied. */
export interface Unapplicable {
  isParked(race: string): boolean;
  /** @throws ProjectionStopped where nothing may be left out */
  park(event: ParkedAt, reason: string): void;
  /** The first position of a partition that is left out; undefined where none is. */
  firstIn(partition: number): number | undefined;
}

/** The first record of a race that is left out. */
export interface ParkedAt {
  readonly race: string;
  readonly partition: number;
  readonly position: number;
}

/** Leaves out the race from that event on, to keep its order, and goes on with the others. */
export class ParkedRaces implements Unapplicable {
  readonly #parked = new Map<string, ParkedAt>();

  constructor(private readonly logger: Logger) {}

  get races(): readonly string[] {
    return [...this.#parked.keys()];
  }

  isParked(race: string): boolean {
    return this.#parked.has(race);
  }

  park(event: ParkedAt, reason: string): void {
    const { race } = event;
    if (this.#parked.has(race)) return;
    this.#parked.set(race, event);
    this.logger.error('A race is parked: an event of it cannot be applied.', { race, reason });
  }

  firstIn(partition: number): number | undefined {
    const positions = [...this.#parked.values()]
      .filter((event) => event.partition === partition)
      .map(({ position }) => position);
    return positions.length === 0 ? undefined : Math.min(...positions);
  }

  /** Tries them again: what is read again begins no later than the first of them. */
  clear(): void {
    this.#parked.clear();
  }
}

/** A copy that is being built is whole or it is none. */
export const nothingLeftOut: Unapplicable = {
  isParked: () => false,
  firstIn: () => undefined,
  park: ({ race }, reason) => {
    throw new ProjectionStopped(`An event of ${race} cannot be applied: ${reason}`);
  },
};
