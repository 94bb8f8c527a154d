import { compareInSlot, type Holder, type Holders, type Revision } from '#libs/domain';

/** Combinations of possible holders that one item is evaluated for; beyond it, what may be is widened. */
export const COMBINATIONS_MAX = 1_024;

/** One value that an item of the state may have. */
export interface Outcome<Value> {
  readonly value: Value;
  /** The fact that the item then describes. */
  readonly holder: Holder;
  /** The fact that decides it, where that is another: later ones are listed first. */
  readonly decidedBy?: Revision;
}

/** One holder, or nothing, for each slot that an item reads. */
export type Combination = readonly (Holder | null)[];

/** An item of the state, by the slots that it reads [A1]. */
export interface Item<Value> {
  readonly slots: readonly Holders[];
  /**
   * What the item is when these hold; null for nothing. Several where their order is undefined.
   * Those that come later in the life of the item are given first.
   */
  outcomes(held: Combination): readonly (Outcome<Value> | null)[];
  /** Everything that it may be, whatever holds: taken where there are too many combinations. */
  widest(): readonly Outcome<Value>[];
}

/** What an item is, over every combination of the possible holders [A1]. */
export interface Outcomes<Value> {
  /** The value when the certain holders hold; null where that is nothing, or not one thing. */
  readonly certain: Outcome<Value> | null;
  /** The other values, latest first. */
  readonly others: readonly Outcome<Value>[];
  /** Whether it is nothing in some combination. */
  readonly mayBeNothing: boolean;
  /** Whether even the certain holders leave several values, since their order is undefined. */
  readonly isSplit: boolean;
}

type Evaluated<Value> = readonly (Outcome<Value> | null)[];

export function evaluate<Value>(item: Item<Value>): Outcomes<Value> {
  const whenCertain = item.outcomes(item.slots.map(({ certain }) => certain));
  return outcomesOf(
    whenCertain,
    item.slots.every(isSettled) ? whenCertain : inEveryCombination(item),
  );
}

/** An item that one slot decides alone. */
export function evaluateSlot<Value>(
  { certain, possible }: Holders,
  valueOf: (revision: Revision) => Value | null,
): Outcomes<Value> {
  const outcomeOf = (holder: Holder | null): Outcome<Value> | null => {
    const value = holder === null ? null : valueOf(holder.revision);
    return value === null || holder === null ? null : { value, holder };
  };
  const whenCertain = [outcomeOf(certain)];
  return outcomesOf(
    whenCertain,
    isSettled({ certain, possible })
      ? whenCertain
      : choicesOf({ certain, possible }).map(outcomeOf),
  );
}

/**
 * @param whenCertain what the item is when the certain holders hold.
 * @param ever what it is in some combination.
 */
export function outcomesOf<Value>(
  whenCertain: Evaluated<Value>,
  ever: Evaluated<Value>,
): Outcomes<Value> {
  if (whenCertain === ever && ever.length === 1) return settledOn(ever[0] ?? null);
  const certain = theOnlyOne(whenCertain);
  return {
    certain,
    others: distinct(ever, certain),
    mayBeNothing: ever.includes(null),
    isSplit: certain === null && whenCertain.some((outcome) => outcome !== null),
  };
}

const NO_OTHERS: readonly never[] = [];

/** One thing, or nothing, whatever holds: most items are so. */
const settledOn = <Value>(certain: Outcome<Value> | null): Outcomes<Value> => ({
  certain,
  others: NO_OTHERS,
  mayBeNothing: certain === null,
  isSplit: false,
});

/** Whether nothing may hold but what certainly does. */
const isSettled = ({ certain, possible }: Holders): boolean =>
  possible.length === (certain === null ? 0 : 1);

/** The holders that a slot may have, latest first; nothing where none is certain [S2]. */
const choicesOf = ({ certain, possible }: Holders): Combination =>
  certain === null ? [...possible, null] : possible;

function inEveryCombination<Value>(item: Item<Value>): Evaluated<Value> {
  const choices = item.slots.map(choicesOf);
  let combinations = 1;
  for (const { length } of choices) combinations *= length;
  if (combinations > COMBINATIONS_MAX) return [...item.widest(), null];
  const all: (Outcome<Value> | null)[] = [];
  for (let number = 0; number < combinations; number += 1)
    all.push(...item.outcomes(combinationOf(choices, number)));
  return all;
}

/** The combinations are numbered like the digits of a number whose places have different bases. */
function combinationOf(choices: readonly Combination[], number: number): Combination {
  let rest = number;
  return choices.map((choice) => {
    const held = choice[rest % choice.length] ?? null;
    rest = Math.floor(rest / choice.length);
    return held;
  });
}

function theOnlyOne<Value>(outcomes: Evaluated<Value>): Outcome<Value> | null {
  const [first = null, ...rest] = outcomes;
  if (first === null || rest.length === 0) return first;
  const key = keyOf(first.value);
  return rest.every((other) => other !== null && keyOf(other.value) === key) ? first : null;
}

/** The values beside the certain one, each once and with its latest fact, latest first. */
function distinct<Value>(
  ever: Evaluated<Value>,
  certain: Outcome<Value> | null,
): readonly Outcome<Value>[] {
  const latest = new Map<string, Outcome<Value>>();
  const taken = certain === null ? null : keyOf(certain.value);
  for (const outcome of ever) {
    if (outcome === null) continue;
    const key = keyOf(outcome.value);
    if (key === taken) continue;
    const known = latest.get(key);
    if (known === undefined || comesLater(outcome, known)) latest.set(key, outcome);
  }
  return [...latest.values()].sort((one, other) => compareInSlot(deciderOf(other), deciderOf(one)));
}

/** The fact that makes the item what it is. */
export const deciderOf = ({ decidedBy, holder }: Outcome<unknown>): Revision =>
  decidedBy ?? holder.revision;

const comesLater = (one: Outcome<unknown>, other: Outcome<unknown>): boolean =>
  compareInSlot(deciderOf(one), deciderOf(other)) > 0;

const keyOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** All that it may be, the certain value first. */
export const allOf = <Value>({ certain, others }: Outcomes<Value>): readonly Outcome<Value>[] =>
  certain === null ? others : [certain, ...others];

/** What it is for all that it may be; where that is null, nothing. */
export function mapOutcomes<Value, Mapped>(
  outcomes: Outcomes<Value>,
  map: (outcome: Outcome<Value>) => Mapped | null,
): Outcomes<Mapped> {
  const mapped = (outcome: Outcome<Value> | null): Outcome<Mapped> | null => {
    const value = outcome === null ? null : map(outcome);
    return outcome === null || value === null ? null : { ...outcome, value };
  };
  if (outcomes.others.length === 0 && !outcomes.mayBeNothing)
    return settledOn(mapped(outcomes.certain));
  const others = outcomes.others.map(mapped);
  const nothing = outcomes.mayBeNothing ? [null] : [];
  return outcomesOf(
    outcomes.isSplit ? [...others, ...nothing] : [mapped(outcomes.certain)],
    [mapped(outcomes.certain), ...others, ...nothing].slice(outcomes.certain === null ? 1 : 0),
  );
}

export const isNothing = ({ certain, others }: Outcomes<unknown>): boolean =>
  certain === null && others.length === 0;

/** The fact that an item is described by: that of its value, else of the first that it may be. */
export const describedBy = ({ certain, others }: Outcomes<unknown>): Holder | null =>
  (certain ?? others[0])?.holder ?? null;

/** Of several items, the one whose fact is last in order; those that are certain come before others. */
export function latestOf<Value>(items: readonly Outcomes<Value>[]): Outcomes<Value> | null {
  let last: Outcomes<Value> | null = null;
  for (const item of items) if (last === null || isLater(item, last)) last = item;
  return last;
}

function isLater(one: Outcomes<unknown>, other: Outcomes<unknown>): boolean {
  if ((one.certain === null) !== (other.certain === null)) return one.certain !== null;
  const [ours, theirs] = [describedBy(one), describedBy(other)];
  return ours !== null && theirs !== null && compareInSlot(ours.revision, theirs.revision) > 0;
}
