import type { KnownFacts } from '#libs/domain';
import type { RaceStateInput } from '../race-state/state-input.js';
import { entriesOf } from './entries.js';
import type { Entry, Shown } from './entry.js';
import { type Explanation, explanations, type Retractions } from './explanations.js';

/** One side of a comparison: what is held at its V and known at its K. */
export interface ComparedSide extends RaceStateInput {
  readonly known: KnownFacts;
}

/** A value that is not the same on both sides; null where a side does not list it. */
export interface Difference {
  readonly group: string;
  readonly key: string;
  readonly field: string;
  readonly left: Shown | null;
  readonly right: Shown | null;
  /** The facts behind it that hold, or are known, on one side and not on the other. */
  readonly explainedBy: readonly Explanation[];
}

/** Events that explain one difference. */
const EXPLANATIONS_MAX = 100;

/**
 * What differs between the answers to two questions about a race, in groups, each with the events that
 * explain it.
 */
export function raceDifferences(
  left: ComparedSide,
  right: ComparedSide,
  retractions: Retractions,
): readonly Difference[] {
  const changed = explanations(left, right, retractions);
  const [before, after] = [byName(entriesOf(left)), byName(entriesOf(right))];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) =>
    differenceOf(before.get(name), after.get(name), changed),
  );
}

const byName = (entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(entries.map((entry) => [JSON.stringify([entry.group, entry.key, entry.field]), entry]));

function differenceOf(
  one: Entry | undefined,
  other: Entry | undefined,
  changed: ReadonlyMap<string, readonly Explanation[]>,
): readonly Difference[] {
  const entry = other ?? one;
  const [left, right] = [one?.shown ?? null, other?.shown ?? null];
  if (entry === undefined || isSame(left, right)) return [];
  const { group, key, field, slots } = entry;
  const explainedBy = [...changed]
    .filter(([slot]) => slots.some((beginning) => isUnder(slot, beginning)))
    .flatMap(([, events]) => events)
    .slice(0, EXPLANATIONS_MAX);
  return [{ group, key, field, left, right, explainedBy }];
}

/** A value that a side does not list is nothing, as one that it lists as nothing. */
const isSame = (one: Shown | null, other: Shown | null): boolean =>
  JSON.stringify(one ?? NOTHING) === JSON.stringify(other ?? NOTHING);

const NOTHING: Shown = { value: null };

/** A slot is under a beginning where that is its whole key, or ends with one of its steps. */
const isUnder = (slot: string, beginning: string): boolean =>
  slot === beginning || slot.startsWith(beginning.endsWith('/') ? beginning : `${beginning}/`);
