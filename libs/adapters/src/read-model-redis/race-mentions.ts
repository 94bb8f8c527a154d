import { hash } from 'node:crypto';
import type { ChainableCommander } from 'ioredis';
import type { AcceptedEvent, RacesPage } from '#libs/ports';
import { namesIn } from '#libs/projections';
import { racesPage } from '../race-history/races-page.js';
import type { GenerationKeys } from './keys.js';
import type { ReadGeneration } from './serving-reader.js';

/** Names in a race, as entries of one edition of it. */
export interface Mentions {
  readonly edition: number;
  readonly names: readonly string[];
}

/** Everyone whom events name; the records of other things than races are found by their own ids. */
export const namesOf = (record: string, events: readonly AcceptedEvent[]): ReadonlySet<string> =>
  new Set(record.includes('/') ? [] : events.flatMap(({ event }) => [...namesIn(event)]));

/** What a part of a batch changes in the index of mentions. */
export class MentionWrites {
  /** Members by their share. */
  readonly #comes = new Map<string, string[]>();
  readonly #goes = new Map<string, string[]>();

  add(race: string, mentions: Mentions): void {
    enter(this.#comes, race, mentions);
  }

  remove(race: string, mentions: Mentions): void {
    enter(this.#goes, race, mentions);
  }

  /** Whoever comes is entered before anything of the edition before goes. */
  fill(pipeline: ChainableCommander, keys: GenerationKeys): void {
    for (const [share, members] of this.#comes)
      pipeline.zadd(keys.mentions(share), ...members.flatMap((member) => [0, member]));
    for (const [share, members] of this.#goes) pipeline.zrem(keys.mentions(share), ...members);
  }
}

function enter(lists: Map<string, string[]>, race: string, { edition, names }: Mentions): void {
  for (const name of names) {
    const { share, print } = placeOf(name);
    const members = lists.get(share) ?? [];
    lists.set(share, members);
    members.push(`${print}${race} ${edition}`);
  }
}

const SHARE_LENGTH = 2;
const PRINT_LENGTH = 8;

/** Where a name is kept: two names of the same print would share their races, of which none is lost. */
function placeOf(name: string): { readonly share: string; readonly print: string } {
  const digest = hash('sha256', name, 'base64url');
  const share = digest.slice(0, SHARE_LENGTH);
  return { share, print: digest.slice(SHARE_LENGTH, SHARE_LENGTH + PRINT_LENGTH) };
}

const raceOf = (member: string): string => member.slice(PRINT_LENGTH, member.indexOf(' '));

/** A race that is being written anew may be there in two editions. */
const EDITIONS = 2;

/** The races in which any of the names is, from one on, in one round trip. */
export async function readRacesNaming(
  { keys, ask }: ReadGeneration,
  names: readonly string[],
  { from, limit }: { readonly from: string; readonly limit: number },
): Promise<RacesPage> {
  const most = EDITIONS * limit + 1;
  const found = await ask<string[][]>((pipeline) => {
    for (const { share, print } of names.map(placeOf)) {
      const [start, end] = [`[${print}${from}`, `(${print}~`];
      pipeline.zrange(keys.mentions(share), start, end, 'BYLEX', 'LIMIT', 0, most);
    }
  });
  const lists = found.map((members) => ({
    races: members.map(raceOf),
    isCut: members.length === most,
  }));
  return racesPage(lists, limit);
}
