import type { RaceEntry } from '#libs/ports';

/** The order of every list of races. */
export const byRaceId = (a: RaceEntry, b: RaceEntry): number =>
  a.identity.id < b.identity.id ? -1 : 1;
