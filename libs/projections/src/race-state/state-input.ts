import type { EventType, FalseReport, Holders, Instant, RaceIdentity } from '#libs/domain';
import { FactLinks } from '../held/fact-links.js';
import { SourceBook } from '../held/source-book.js';
import { Bounds, type ListWindow } from './bounds.js';
import { type HeldSlot, slotsByKind, type SlotsByKind } from './slot-kinds.js';

/** What the state of a race is computed from: its facts held at (V, K). */
export interface RaceStateInput {
  readonly identity: RaceIdentity;
  readonly slots: ReadonlyMap<string, Holders>;
  readonly falseReports: readonly FalseReport[];
  /** The exclusive end of V [Q1]. */
  readonly validBefore: Instant;
  /** Where the facts of these types are listed whole; by default the race's timeline, at no time named. */
  readonly listHref?: (types: readonly EventType[]) => string;
  /** Up to so many items lists are shown whole; by default the state's own limits hold. */
  readonly wholeUpTo?: number;
}

/** What every part of the state reads. */
export interface StateContext {
  readonly identity: RaceIdentity;
  readonly validBefore: Instant;
  readonly held: readonly HeldSlot[];
  readonly slots: SlotsByKind;
  readonly links: FactLinks;
  readonly book: SourceBook;
  readonly bounds: Bounds;
  readonly listHref: (types: readonly EventType[]) => string;
}

/** @param window of the one list that is read further than its beginning. */
export function contextOf(input: RaceStateInput, window: ListWindow | null = null): StateContext {
  const { identity, validBefore } = input;
  const held = heldSlots(input.slots);
  const timeline = (types: readonly EventType[]) =>
    `/v1/races/${identity.id}/timeline?type=${types.join(',')}`;
  return {
    identity,
    validBefore,
    held,
    slots: slotsByKind(held),
    links: new FactLinks(held.map(({ holders }) => holders)),
    book: new SourceBook(),
    bounds: new Bounds(window, input.wholeUpTo),
    listHref: input.listHref ?? timeline,
  };
}

/** The slots in which something may hold, by their keys, so that no order of a map shows. */
function heldSlots(slots: ReadonlyMap<string, Holders>): readonly HeldSlot[] {
  const held: HeldSlot[] = [];
  for (const [slot, holders] of slots)
    if (holders.possible.length > 0) held.push({ slot, holders });
  return held.sort((one, other) => (one.slot < other.slot ? -1 : 1));
}
