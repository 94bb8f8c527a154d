import type { RaceEntry, RecordEntry } from '#libs/ports';

/** The order of every list of races. */
export const byRaceId = (a: RaceEntry, b: RaceEntry): number =>
  a.identity.id < b.identity.id ? -1 : 1;

/** The order of every list of other records. */
export const byStream = (a: RecordEntry, b: RecordEntry): number => (a.stream < b.stream ? -1 : 1);
