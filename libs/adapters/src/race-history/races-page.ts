import type { RacesPage } from '#libs/ports';

/** Ids of races in order, and whether more follow than were asked for. */
export interface SomeRaces {
  readonly races: readonly string[];
  readonly isCut: boolean;
}

/** The first races of several lists, each once: no further than where the first of the lists was cut. */
export function racesPage(lists: readonly SomeRaces[], limit: number): RacesPage {
  const ends = lists.flatMap(({ races, isCut }) => (isCut ? (races.at(-1) ?? []) : []));
  const end = ends.sort()[0];
  const all = [...new Set(lists.flatMap(({ races }) => races))].sort();
  const whole = end === undefined ? all : all.slice(0, all.indexOf(end));
  return { races: whole.slice(0, limit), next: whole[limit] ?? end ?? null };
}
