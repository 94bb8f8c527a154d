import type { Actor } from '../actor/actor.js';
import { holdersAt } from '../fact/holders.js';
import type { Revision } from '../fact/revision.js';
import { compareInSlot } from '../fact/slot-order.js';

/** A merge says who is who at every time: its slot is asked for its last word, whatever V is. */
const END_OF_TIME = 8_640_000_000_000_000;

const MERGES: ReadonlySet<string> = new Set(['PersonMerged', 'OrganizationMerged']);

export const isMerge = ({ type }: { readonly type: string }): boolean => MERGES.has(type);

/** A merge that stands, and the record that it leads to. */
export interface StandingMerge {
  readonly revision: Revision;
  readonly into: Actor;
}

/**
 * What a record is merged into, as its slots stand; of several the last in order.
 * @param slots those that say so: `merge/<other>`, each in the order of S1.
 */
export function standingMerge(slots: readonly (readonly Revision[])[]): StandingMerge | null {
  const last = slots
    .map((revisions) => holdersAt(revisions, END_OF_TIME).certain?.revision)
    .filter((revision): revision is Revision => revision !== undefined && isMerge(revision))
    .sort((one, other) => compareInSlot(one, other) || one.version - other.version)
    .at(-1);
  return last === undefined ? null : { revision: last, into: intoOf(last.data) };
}

/** Whom a merge names: its fields were read by its definition. */
export const intoOf = (data: Readonly<Record<string, unknown>>): Actor => data['into'] as Actor;
