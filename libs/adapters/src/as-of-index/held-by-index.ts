import type { Holders, Instant, Knowledge } from '#libs/domain';
import type { HeldFacts } from '#libs/ports';
import { type IdentityFacts, IDENTITY_SLOT } from './identity-facts.js';
import { askIndex, type IndexAnswer, type RacePages } from './race-index-reader.js';
import { versionKnown } from './recorded-version.js';

/** A race as the index knows it. */
export interface IndexedRace {
  readonly pages: RacePages;
  readonly identity: IdentityFacts;
  /** Its last version. */
  readonly head: number;
}

export type HeldByIndex = Pick<
  HeldFacts,
  'identity' | 'slots' | 'falseReports' | 'version' | 'turnedAt'
>;

/** Who holds at (V, K) of the recorded clock, in a cost that follows the answer and not the history. */
export async function heldByIndex(
  { pages, identity, head }: IndexedRace,
  knowledge: Knowledge,
  validBefore: Instant,
): Promise<HeldByIndex> {
  const version = await versionKnown(pages.directory, knowledge, head, (page) => pages.times(page));
  const answer = await askIndex(pages, version, validBefore);
  return {
    identity: identity.identityAt(version),
    slots: withIdentity(answer, identity.holdersAt(version, validBefore)),
    falseReports: answer.falseReports,
    version,
    turnedAt: later(answer.turnedAt, identity.turnedAt(version, validBefore)),
  };
}

/** By the keys of the slots, as all others. */
function withIdentity({ slots }: IndexAnswer, holders: Holders): ReadonlyMap<string, Holders> {
  if (holders.possible.length === 0) return slots;
  const all = [...slots, [IDENTITY_SLOT, holders] as const];
  return new Map(all.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const later = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
