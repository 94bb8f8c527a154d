/** One value of a state, and the slots that it is read from. */
export interface Entry {
  readonly group: string;
  /** Whom or what it is of: a candidate, an endorser and a candidate, a unit. */
  readonly key: string;
  readonly field: string;
  readonly shown: Shown;
  /** Beginnings of the keys of its slots. */
  readonly slots: readonly string[];
}

/** What a state shows of a value: what is certain, and what else it may be. */
export interface Shown {
  readonly value: unknown;
  readonly possible?: unknown;
}

/** A held value of a state, of whatever kind. */
interface Held extends Partial<Shown> {
  readonly slot?: string;
}

export function shownOf(held: Held | null | undefined): Shown {
  const { value = null, possible } = held ?? {};
  return { value, ...(possible !== undefined && { possible }) };
}

/** What one slot decides is named by it. */
export function ofSlot(group: string, held: Held, field = 'value'): Entry {
  const { slot = '' } = held;
  const key = slot.replace(/^[^/]*\//, '');
  return { group, key, field, shown: shownOf(held), slots: [slot] };
}
