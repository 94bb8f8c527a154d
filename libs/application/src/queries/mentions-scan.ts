import type { Knowledge } from '#libs/domain';
import { type Mentioned, mentionName, type Mentions, mentionsIn } from '#libs/projections';
import type { QueryDeps } from './query.js';

/** Races that one answer tells of, in the order of their ids. */
export const RACES_TOLD_MAX = 100;
/** Races read for one answer, those included whose facts turn out to say nothing of whoever is asked for. */
const RACES_READ_MAX = 500;

/** What a race says of somebody. */
export interface FoundIn {
  readonly race: { readonly id: string; readonly name: string };
  readonly mentions: Mentions;
}

export interface Scanned {
  readonly found: readonly FoundIn[];
  readonly racesRead: number;
  /** The race from which on nothing is read yet; null where none is left. */
  readonly nextRace: string | null;
}

export const NOT_SCANNED: Scanned = { found: [], racesRead: 0, nextRace: null };

/** Looks for somebody, as known at K, in the races whose events name them, from a race on. */
export async function scanRaces(
  { readModel }: QueryDeps,
  mentioned: Mentioned,
  { knowledge, from }: { readonly knowledge: Knowledge; readonly from: string },
): Promise<Scanned> {
  const names = mentioned.ids.map((id) => mentionName(mentioned.kind, id));
  const { races, next } = await readModel.racesNaming(names, from, RACES_READ_MAX);
  const found: FoundIn[] = [];
  for (const [racesRead, race] of races.entries()) {
    if (found.length === RACES_TOLD_MAX) return { found, racesRead, nextRace: race };
    const known = await readModel.known(race, knowledge);
    if (known === undefined) continue;
    const mentions = mentionsIn(known, known.identity, mentioned);
    const { name } = known.identity;
    if (mentions.items.length > 0) found.push({ race: { id: race, name }, mentions });
  }
  return { found, racesRead: races.length, nextRace: next };
}
