import { definitionOf, type FactEvent } from '../fact/fact-entry.js';
import { LinksInSlot } from '../fact/links-in-slot.js';
import type { Revision } from '../fact/revision.js';
import { rangeOf, SameRange } from '../fact/same-range.js';
import { type Situation, spanOf, standingIn } from './situation.js';

/**
 * Whether an event can be told again of the fact [F6]: no later word of its publisher has replaced it [S3],
 * and nothing that follows it may have come before the event.
 */
export function stillSpeaks(fact: Revision, event: FactEvent, at: Situation): boolean {
  const inSlot = standingIn(fact.slot, at);
  if (inSlot.length === 1) return true;
  const links = new LinksInSlot(inSlot);
  return !isFollowed(fact, event, { inSlot, links, at }) && isCurrent(fact, inSlot, links);
}

interface InSlot {
  readonly inSlot: readonly Revision[];
  readonly links: LinksInSlot;
  readonly at: Situation;
}

function isFollowed(fact: Revision, event: FactEvent, { inSlot, links, at }: InSlot): boolean {
  const { latest } = spanOf(event, at.now, definitionOf(event.type)?.mayLieAhead);
  return inSlot.some((other) => links.follows(other, fact) && latest > other.earliest);
}

function isCurrent(fact: Revision, inSlot: readonly Revision[], links: LinksInSlot): boolean {
  const range = rangeOf(fact);
  const ofRange = inSlot.filter((other) => rangeOf(other) === range);
  return new SameRange(ofRange, links).isCurrent(fact);
}
