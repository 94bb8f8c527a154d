import type { Knowledge } from '#libs/domain';
import { type Mentioned, type Mentions, mentionsIn } from '#libs/projections';
import type { QueryDeps } from './query.js';

/**
 * Races that are read for one answer, in the order of their ids: each is read whole. An answer says how
 * many it left out; a record of more races than this needs an index by person.
 */
export const RACES_READ_MAX = 500;

/** What a race says of somebody. */
export interface FoundIn {
  readonly race: { readonly id: string; readonly name: string };
  readonly mentions: Mentions;
}

export interface Scanned {
  readonly found: readonly FoundIn[];
  readonly racesRead: number;
  readonly racesLeftOut: number;
}

export const NOT_SCANNED: Scanned = { found: [], racesRead: 0, racesLeftOut: 0 };

/** Looks through the races for somebody, as known at K. */
export async function scanRaces(
  { readModel }: QueryDeps,
  mentioned: Mentioned,
  knowledge: Knowledge,
): Promise<Scanned> {
  const ids = (await readModel.races()).map(({ identity }) => identity.id).sort();
  const read = ids.slice(0, RACES_READ_MAX);
  const found: FoundIn[] = [];
  for (const race of read) {
    const known = await readModel.known(race, knowledge);
    if (known === undefined) continue;
    const mentions = mentionsIn(known, known.identity, mentioned);
    const { name } = known.identity;
    if (mentions.items.length > 0) found.push({ race: { id: race, name }, mentions });
  }
  return { found, racesRead: read.length, racesLeftOut: ids.length - read.length };
}
