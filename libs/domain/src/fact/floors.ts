import type { FactId } from '../event/timeline-event.js';
import type { Revision } from './revision.js';
import { stronger } from './shape.js';

/** A fact as a link meets it: what it follows itself, and its revision where it is known and stands. */
export interface Link {
  readonly version: number;
  readonly follows: FactId | null;
  readonly revision: Revision | null;
}

export type Links = (fact: FactId) => Link | undefined;

/**
 * What ends, resumes or moves a fact comes after it: `earliest`, `from`, `latest` and both ranks count
 * as at least those of the nearest known fact that the link reaches [F4].
 */
export function settled(draft: Revision, links: Links): Revision {
  if (draft.follows === null) return draft;
  const reached = reachedBy(draft, links);
  const floor = reached.next().value;
  if (!floor) return draft;
  let nearest: Revision | undefined = floor;
  while (nearest && nearest.slot !== draft.slot) nearest = reached.next().value ?? undefined;
  return {
    ...draft,
    earliest: Math.max(draft.earliest, floor.earliest),
    from: Math.max(draft.from, floor.from),
    latest: Math.max(draft.latest, floor.latest),
    rank: Math.max(draft.rank, floor.rank),
    assertion: stronger(draft.assertion, floor.assertion),
    ...(nearest && followedInSlot(draft, nearest)),
  };
}

function followedInSlot(
  { follows }: Revision,
  { fact, type, data }: Revision,
): Pick<Revision, 'followsInSlot' | 'followed'> {
  return { ...(fact !== follows && { followsInSlot: fact }), followed: { fact, type, data } };
}

/** The known facts up the link, nearest first: it runs on through those retracted or not yet known [F4]. */
function* reachedBy(draft: Revision, links: Links): Generator<Revision, undefined> {
  let { version, follows: next } = draft;
  while (next !== null) {
    const link = links(next);
    // A fact can follow only what was there before it; anything else would be a ring.
    if (link === undefined || link.version >= version) return;
    if (link.revision !== null) yield link.revision;
    version = link.version;
    next = link.follows;
  }
}
