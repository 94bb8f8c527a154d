import type { Instant } from '../time/instant.js';
import type { ResolvedDate } from '../time/occurred.js';
import type { KnownFacts, Revision } from './revision.js';

/**
 * Every V from which time alone may make the answer another [Q4], ascending, each once: a fact may hold
 * just after its `earliest` and surely holds at its `latest`, and what a date inside its data says
 * (an election day, the end of a post) may begin or end at either bound of it, or just after.
 */
export function turnsOf(known: KnownFacts): readonly Instant[] {
  const turns = new Set<Instant>();
  for (const revisions of known.slots.values())
    for (const revision of revisions) for (const turn of turnsOfFact(revision)) turns.add(turn);
  // Numbers alone are sorted faster than by a function.
  return [...Float64Array.from(turns).sort()];
}

const ofFacts = new WeakMap<Revision, readonly Instant[]>();

/** Those of one fact. */
export function turnsOfFact(revision: Revision): readonly Instant[] {
  const known = ofFacts.get(revision);
  if (known !== undefined) return known;
  const turns = new Set<Instant>();
  addTurns(revision, turns);
  const finite = [...turns].filter(Number.isFinite);
  ofFacts.set(revision, finite);
  return finite;
}

/**
 * The last V, up to the one asked, at which time alone may have changed the answer [Q4].
 *
 * @returns null where V has passed none.
 */
export const turnedAt = (known: KnownFacts, validBefore: Instant): Instant | null =>
  lastTurn(turnsOf(known), validBefore);

/** @param turns ascending. */
export const lastTurn = (turns: readonly Instant[], validBefore: Instant): Instant | null =>
  turns[countUpTo(turns, validBefore) - 1] ?? null;

/** The first after V: up to it, exclusive, time alone changes nothing. @param turns ascending. */
export const nextTurn = (turns: readonly Instant[], validBefore: Instant): Instant =>
  turns[countUpTo(turns, validBefore)] ?? Infinity;

function countUpTo(turns: readonly Instant[], validBefore: Instant): number {
  let from = 0;
  let to = turns.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((turns[middle] ?? Infinity) <= validBefore) from = middle + 1;
    else to = middle;
  }
  return from;
}

function addTurns({ earliest, latest, data }: Revision, turns: Set<Instant>): void {
  turns.add(earliest + 1).add(latest);
  addDates(data, turns);
}

function addDates(value: object, turns: Set<Instant>): void {
  if (isDate(value)) {
    for (const bound of [value.earliest, value.latest])
      if (bound !== null) turns.add(bound).add(bound + 1);
    return;
  }
  for (const inner of Object.values(value) as readonly unknown[])
    if (typeof inner === 'object' && inner !== null) addDates(inner, turns);
}

const isDate = (value: object): value is ResolvedDate =>
  'edtf' in value && 'earliest' in value && 'latest' in value;
