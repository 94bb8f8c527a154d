import type { Instant } from '#libs/domain';

/** The wall clock, handed to whoever needs one: the domain has none. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };
