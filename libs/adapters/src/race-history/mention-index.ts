import type { RacesPage } from '#libs/ports';
import { racesPage } from './races-page.js';

/** For each name the races in which it is, by their ids. */
export class MentionIndex {
  readonly #races = new Map<string, string[]>();

  add(race: string, names: Iterable<string>): void {
    for (const name of names) {
      const races = this.#races.get(name) ?? [];
      this.#races.set(name, races);
      const at = placeOf(race, races);
      if (races[at] !== race) races.splice(at, 0, race);
    }
  }

  remove(race: string, names: Iterable<string>): void {
    for (const name of names) {
      const races = this.#races.get(name) ?? [];
      const at = placeOf(race, races);
      if (races[at] === race) races.splice(at, 1);
      if (races.length === 0) this.#races.delete(name);
    }
  }

  page(names: readonly string[], from: string, limit: number): RacesPage {
    const lists = names.map((name) => {
      const all = this.#races.get(name) ?? [];
      const start = placeOf(from, all);
      const end = start + limit + 1;
      return { races: all.slice(start, end), isCut: end < all.length };
    });
    return racesPage(lists, limit);
  }

  clear(): void {
    this.#races.clear();
  }
}

/** Where a race is among others in order, or would be. */
function placeOf(race: string, races: readonly string[]): number {
  let from = 0;
  let to = races.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((races[middle] ?? '') < race) from = middle + 1;
    else to = middle;
  }
  return from;
}
