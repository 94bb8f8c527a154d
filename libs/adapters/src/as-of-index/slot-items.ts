import {
  type EventId,
  type FactId,
  type Instant,
  type Revision,
  SlotOverTime,
  turnsOfFact,
} from '#libs/domain';
import type { Item, ItemChange } from './item.js';
import { nameOf, refOf, type Told } from './told.js';

/** What has become of one fact of a slot. */
export interface SlotChange {
  /** Null where it is needed as before, if at all. */
  readonly item: ItemChange | null;
  readonly turnsGone: readonly Instant[];
  readonly turnsCome: readonly Instant[];
}

interface Kept {
  readonly revision: Revision | null;
  /** What its record tells beside its interval, as JSON. */
  readonly told: string;
  /** Null where it never holds of its own. */
  readonly item: Item | null;
  /** Its turns, but for the one that its item begins with. */
  readonly turns: readonly Instant[];
}

const NOTHING: Kept = { revision: null, told: '', item: null, turns: [] };
const NO_TURNS: readonly Instant[] = [];

/** The facts of one slot, and when each is needed. */
export class SlotItems {
  readonly #bodyOf: (event: EventId) => number;
  readonly #kept = new Map<FactId, Kept>();
  #slot = new SlotOverTime([]);

  /** @param bodyOf the version at which the facts of an event were written, 0 where their event alone tells them. */
  constructor(bodyOf: (event: EventId) => number) {
    this.#bodyOf = bodyOf;
  }

  get isEmpty(): boolean {
    return this.#kept.size === 0;
  }

  /** The facts of an event that stand here. */
  of(event: EventId): readonly Revision[] {
    const kept = this.#kept.get(event);
    if (kept?.revision) return [kept.revision];
    return [...this.#kept.values()].flatMap(({ revision }) =>
      revision?.event === event ? revision : [],
    );
  }

  /** Takes the facts that stand here now, whatever stood here before. */
  take(revisions: readonly Revision[]): readonly SlotChange[] {
    this.#slot = new SlotOverTime(revisions);
    const upto = new Map(this.#slot.holdings.map((each) => [each.revision.fact, each.upto]));
    const changes: SlotChange[] = [];
    const gone = new Set(this.#kept.keys());
    for (const revision of revisions) {
      gone.delete(revision.fact);
      const told = this.#toldOf(revision);
      changes.push(...this.#keep(revision, { told, upto: upto.get(revision.fact) ?? -Infinity }));
    }
    for (const fact of gone) changes.push(...this.#drop(fact));
    return changes;
  }

  /**
   * Puts one fact in the place of another; none of the slot follows either, nor either any.
   * @returns null, having changed nothing, where it is not their dates alone that decide.
   */
  replace(before: Revision | null, after: Revision | null): readonly SlotChange[] | null {
    const changed = this.#slot.replace(before, after);
    if (changed === null) return null;
    const gone = before !== null && before.fact !== after?.fact ? this.#drop(before.fact) : [];
    const kept = changed.flatMap(({ revision, upto }) => {
      // No other fact has the range of the new one.
      const told =
        revision === after ? plainTold(this.#bodyOf(revision.event)) : this.#told(revision);
      return this.#keep(revision, { told, upto });
    });
    return [...gone, ...kept];
  }

  #told({ fact }: Revision): string {
    return this.#kept.get(fact)?.told ?? '';
  }

  #keep(
    revision: Revision,
    { told, upto }: { readonly told: string; readonly upto: Instant },
  ): readonly SlotChange[] {
    const before = this.#kept.get(revision.fact) ?? NOTHING;
    const found = itemOf(revision, { told, upto });
    const item = areSame(before.item, found) ? before.item : found;
    if (before.revision === revision && before.told === told && before.item === item) return [];
    const kept = { revision, told, item, turns: turnsOf(revision, item, before) };
    this.#kept.set(revision.fact, kept);
    return [changeOf(before, kept)];
  }

  #drop(fact: FactId): readonly SlotChange[] {
    const before = this.#kept.get(fact) ?? NOTHING;
    this.#kept.delete(fact);
    return [changeOf(before, NOTHING)];
  }

  #toldOf(revision: Revision): string {
    const { sameRange } = this.#slot;
    const body = this.#bodyOf(revision.event);
    const alternatives = sameRange.alternativesTo(revision).map((each) => each.revision);
    const agreeing = sameRange.agreeingWith(revision);
    if (alternatives.length + agreeing.length === 0) return plainTold(body);
    const told: Told = [body, this.#refsOf(alternatives), this.#refsOf(agreeing)];
    return JSON.stringify(told);
  }

  #refsOf(revisions: readonly Revision[]): string[] {
    return revisions.map((revision) => refOf(nameOf(revision), this.#bodyOf(revision.event)));
  }
}

const plainTold = (body: number): string => (body === 0 ? '' : String(body));

function itemOf(
  revision: Revision,
  { told, upto }: { readonly told: string; readonly upto: Instant },
): Item | null {
  const from = revision.earliest + 1;
  return from < upto ? { id: nameOf(revision), from, upto, told } : null;
}

function areSame(one: Item | null, other: Item | null): boolean {
  if (one === null || other === null) return one === other;
  return one.upto === other.upto && one.from === other.from && one.told === other.told;
}

/** Its item begins with one of its turns. */
function turnsOf(revision: Revision, item: Item | null, before: Kept): readonly Instant[] {
  const begins = beginOf(item);
  if (before.revision === revision && beginOf(before.item) === begins) return before.turns;
  const turns = turnsOfFact(revision).filter((turn) => turn !== begins);
  return turns.length === 0 ? NO_TURNS : turns;
}

const beginOf = (item: Item | null): Instant | null => item && item.from;

function changeOf(before: Kept, after: Kept): SlotChange {
  const item = before.item === after.item ? null : { before: before.item, after: after.item };
  const isSame = before.turns === after.turns;
  return {
    item,
    turnsGone: isSame ? NO_TURNS : before.turns,
    turnsCome: isSame ? NO_TURNS : after.turns,
  };
}
