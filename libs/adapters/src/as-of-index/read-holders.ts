import {
  type Alternative,
  differingFields,
  type Holders,
  holdersAmong,
  type Instant,
  type RangeMates,
  type Revision,
} from '#libs/domain';
import type { RacePages } from './race-index-reader.js';
import type { ReadFact } from './read-fact.js';
import type { Needed } from './slab-rows.js';
import { type NamedFact, NO_FACTS } from './told.js';

export type SlotHolders = readonly [slot: string, holders: Holders];

interface ReadHolding {
  readonly named: NamedFact;
  readonly fact: ReadFact;
  readonly upto: Instant;
}

/** The slots in which something may hold, by their keys. */
export async function readHolders(
  pages: RacePages,
  needed: readonly Needed[],
  validBefore: Instant,
): Promise<SlotHolders[]> {
  const beside = needed.flatMap(({ fact }) => matesOf(fact));
  const named = needed.map(({ fact }) => fact);
  const facts = await pages.facts(beside.length === 0 ? named : [...named, ...beside]);
  const mates = new NamedMates(beside, facts.slice(named.length));
  const holdings = needed.flatMap(({ fact: each, upto }, index): ReadHolding | [] => {
    const fact = facts[index];
    return fact === undefined ? [] : { named: each, fact, upto };
  });
  return bySlot(holdings).map((inSlot) => [
    slotOf(inSlot[0]),
    holdersIn(inSlot, mates, validBefore),
  ]);
}

type InSlot = readonly [ReadHolding, ...ReadHolding[]];

const slotOf = ({ fact }: ReadHolding): string => fact.revision.slot;

function bySlot(holdings: ReadHolding[]): readonly InSlot[] {
  holdings.sort((one, other) => (slotOf(one) < slotOf(other) ? -1 : 1));
  const slots: [ReadHolding, ...ReadHolding[]][] = [];
  for (const holding of holdings) {
    const last = slots.at(-1);
    if (last !== undefined && slotOf(last[0]) === slotOf(holding)) last.push(holding);
    else slots.push([holding]);
  }
  return slots;
}

/** Mostly one fact alone. */
function holdersIn(inSlot: InSlot, mates: NamedMates, validBefore: Instant): Holders {
  const [{ named, fact }, another] = inSlot;
  if (another === undefined && matesOf(named).length === 0) return fact.aloneAt(validBefore);
  for (const each of inSlot) mates.add(each);
  const holdings = inSlot.map((each) => ({ revision: each.fact.revision, upto: each.upto }));
  return holdersAmong(holdings, mates, validBefore);
}

const matesOf = ({ alternatives, agreeing }: NamedFact): readonly NamedFact[] =>
  alternatives.length + agreeing.length === 0 ? NO_FACTS : [...alternatives, ...agreeing];

/** The facts of a range as the index names them. */
class NamedMates implements RangeMates {
  readonly #revisions = new Map<NamedFact, Revision>();
  readonly #names = new Map<Revision, NamedFact>();

  /** @param named those that stand beside others, and each as it was read. */
  constructor(named: readonly NamedFact[], read: readonly ReadFact[]) {
    for (const [index, { revision }] of read.entries()) {
      const each = named[index];
      if (each !== undefined) this.#revisions.set(each, revision);
    }
  }

  /** A holder that is going to be asked about. */
  add({ named, fact }: ReadHolding): void {
    this.#names.set(fact.revision, named);
  }

  alternativesTo(holder: Revision): readonly Alternative[] {
    return this.#read(this.#names.get(holder)?.alternatives).map((revision) => ({
      revision,
      differs: differingFields(revision, holder),
    }));
  }

  agreeingWith(holder: Revision): readonly Revision[] {
    return this.#read(this.#names.get(holder)?.agreeing);
  }

  areAgreeing(one: Revision, other: Revision): boolean {
    return this.agreeingWith(one).includes(other);
  }

  #read(named: readonly NamedFact[] = NO_FACTS): readonly Revision[] {
    return named.flatMap((each) => this.#revisions.get(each) ?? []);
  }
}
