import {
  type Holder,
  type Holders,
  type Instant,
  lastTurn,
  type Revision,
  turnsOfFact,
} from '#libs/domain';
import type { HeldFacts } from '#libs/ports';

/**
 * Names what is held in a race, and how: whatever was asked, the same name is the same state. It is made of the
 * facts themselves and of the last turn of one of them [Q4], so that what came later and does not matter at V,
 * and turns of facts that do not hold, make no other name.
 *
 * A fact is told apart by the object that stands for it: two objects are never taken for the same.
 */
export function heldKey(held: HeldFacts, validBefore: Instant): string {
  const { identity, slots, falseReports, turnedAt } = held;
  const before = named.get(slots);
  const ofSlots = before?.turnedAt === turnedAt ? before.name : nameOf(slots, validBefore);
  if (before?.name !== ofSlots) named.set(slots, { turnedAt, name: ofSlots });
  const reports = falseReports.map(numberOf).join(' ');
  return `${numberOf(identity)} ${ofSlots} ${reports}`;
}

type Slots = HeldFacts['slots'];

/** Between two turns the same slots are the same state; the name goes with them. */
const named = new WeakMap<Slots, { readonly turnedAt: Instant | null; readonly name: string }>();

function nameOf(slots: Slots, validBefore: Instant): string {
  const parts: string[] = [];
  let turned = -Infinity;
  for (const { certain, possible } of slots.values())
    for (const holder of possible) {
      parts.push(nameOfHolder(holder, certain));
      turned = Math.max(turned, lastTurnOf(holder, validBefore));
    }
  return `${parts.join(' ')} ${turned}`;
}

function nameOfHolder(holder: Holder, certain: Holders['certain']): string {
  const { revision, alternatives, agreeing } = holder;
  const mark = revision === certain?.revision ? '' : '?';
  const own = `${namedFact(revision).number}${mark}`;
  if (alternatives.length + agreeing.length === 0) return own;
  const others = alternatives.map((alternative) => namedFact(alternative.revision).number);
  const same = agreeing.map((other) => namedFact(other).number);
  return `${own}(${others.join(' ')}/${same.join(' ')})`;
}

function lastTurnOf({ revision, alternatives, agreeing }: Holder, validBefore: Instant): Instant {
  let last = turnBefore(namedFact(revision), validBefore);
  for (const { revision: other } of alternatives)
    last = Math.max(last, turnBefore(namedFact(other), validBefore));
  for (const other of agreeing) last = Math.max(last, turnBefore(namedFact(other), validBefore));
  return last;
}

/** A fact by its number among all objects, and its turns. */
interface NamedFact {
  readonly number: string;
  /** Ascending. */
  readonly turns: readonly Instant[];
  /** The last of them: mostly V is after it. */
  readonly last: Instant;
}

const facts = new WeakMap<Revision, NamedFact>();

function namedFact(revision: Revision): NamedFact {
  const before = facts.get(revision);
  if (before !== undefined) return before;
  const turns = turnsOfFact(revision).toSorted((one, other) => one - other);
  const fact = { number: numberOf(revision), turns, last: turns.at(-1) ?? -Infinity };
  facts.set(revision, fact);
  return fact;
}

const turnBefore = ({ turns, last }: NamedFact, validBefore: Instant): Instant =>
  last <= validBefore ? last : (lastTurn(turns, validBefore) ?? -Infinity);

let numbers = 0;
const numbered = new WeakMap<object, string>();

/** Of its own among all objects of this process. */
function numberOf(object: object): string {
  const before = numbered.get(object);
  if (before !== undefined) return before;
  numbers += 1;
  const number = numbers.toString(36);
  numbered.set(object, number);
  return number;
}
