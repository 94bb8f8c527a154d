import {
  holdersAmong,
  type Holders,
  type Instant,
  type KnownFacts,
  type Revision,
  SlotOverTime,
  turnsOfFact,
} from '#libs/domain';
import { kindOfFact, type SlotKind } from '../race-state/slot-kinds.js';

interface Turn {
  readonly at: Instant;
  readonly slot: string;
}

/**
 * Who holds the slots of some kinds, at one V after another in ascending order. A slot is looked at again
 * only where V passes a turn of its own facts.
 */
export class SlotSweep {
  readonly #overTime = new Map<string, SlotOverTime>();
  readonly #held = new Map<string, Holders>();
  readonly #turns: readonly Turn[];
  #next = 0;

  constructor(known: KnownFacts, kinds: ReadonlySet<SlotKind>) {
    const turns: Turn[] = [];
    for (const [slot, revisions] of known.slots) {
      if (!isOfKind(revisions, kinds)) continue;
      this.#overTime.set(slot, new SlotOverTime(revisions));
      for (const at of new Set(revisions.flatMap(turnsOfFact))) turns.push({ at, slot });
    }
    this.#turns = turns.sort((one, other) => one.at - other.at);
  }

  /** Every V from which time alone may change who holds, ascending, each once. */
  turns(): readonly Instant[] {
    return [...new Set(this.#turns.map(({ at }) => at))];
  }

  /** The slots in which something may hold. */
  get held(): ReadonlyMap<string, Holders> {
    return this.#held;
  }

  /**
   * Moves on to a V.
   *
   * @param validBefore not before the V of the call before.
   * @returns whether anything may have changed since then.
   */
  advance(validBefore: Instant): boolean {
    const changed = new Set<string>();
    for (; ; this.#next += 1) {
      const turn = this.#turns[this.#next];
      if (turn === undefined || turn.at > validBefore) break;
      changed.add(turn.slot);
    }
    for (const slot of changed) this.#hold(slot, validBefore);
    return changed.size > 0;
  }

  #hold(slot: string, validBefore: Instant): void {
    const overTime = this.#overTime.get(slot);
    if (overTime === undefined) return;
    const holders = holdersAmong(overTime.holdings, overTime.sameRange, validBefore);
    if (holders.possible.length > 0) this.#held.set(slot, holders);
    else this.#held.delete(slot);
  }
}

/** All facts of a slot are about the same: any of them says of which kind it is. */
function isOfKind([first]: readonly Revision[], kinds: ReadonlySet<SlotKind>): boolean {
  const kind = first === undefined ? null : kindOfFact(first);
  return kind !== null && kinds.has(kind);
}
