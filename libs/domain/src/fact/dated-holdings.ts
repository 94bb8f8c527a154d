import type { Instant } from '../time/instant.js';
import type { Revision } from './revision.js';
import { isDisputed } from './slot-order.js';

/** A fact that may hold its slot at every V after its `earliest` and before `upto` [S2]. */
export interface Holding {
  readonly revision: Revision;
  /** The least `latest` of the facts that supersede it; Infinity where none does. */
  readonly upto: Instant;
}

interface Dated {
  readonly revision: Revision;
  upto: Instant;
  /** An earliest that T2 supplies to an undated fact is no date: such a fact comes after nothing by it. */
  readonly from: Instant;
  /** The least `latest` of those that supersede it by their dates, and of those that do by a link or its range. */
  datedUpto: Instant;
  readonly linkedUpto: Instant;
}

/**
 * The facts that may hold a slot, each until one that cannot have happened before it has surely begun [S2].
 * A fact that comes or goes costs what it changes: of two facts that are not disputed the one whose `latest` is
 * less is never superseded later by a date.
 */
export class DatedHoldings {
  /** By `latest`. */
  readonly #byLatest: Dated[];
  /** By `from`. */
  readonly #byFrom: Dated[];
  #disputed: number;

  /** @param leading the facts, with the least `latest` of those that supersede each whatever their dates. */
  constructor(leading: readonly (readonly [Revision, linkedUpto: Instant])[]) {
    const all = leading.map(([revision, linkedUpto]) => dated(revision, linkedUpto));
    this.#byLatest = all.toSorted((one, other) => compare(latestOf(one), latestOf(other)));
    this.#byFrom = all.sort((one, other) => compare(one.from, other.from));
    this.#disputed = all.filter(({ revision }) => isDisputed(revision)).length;
    for (const each of all) this.#date(each);
  }

  get all(): readonly Holding[] {
    return this.#byLatest;
  }

  /** @returns what is now another, the new one included. */
  add(revision: Revision): readonly Holding[] {
    const added = dated(revision, Infinity);
    this.#date(added);
    const changed: Dated[] = [added];
    for (const before of this.#before(added)) {
      if (before.datedUpto > revision.latest) changed.push(endAt(before, revision.latest));
      else if (this.#disputed === 0) break;
    }
    this.#byLatest.splice(indexFrom(this.#byLatest, latestOf, revision.latest), 0, added);
    this.#byFrom.splice(indexFrom(this.#byFrom, fromOf, added.from), 0, added);
    if (isDisputed(revision)) this.#disputed += 1;
    return changed;
  }

  /** @returns what is now another. */
  remove(revision: Revision): readonly Holding[] {
    const isGone = (each: Dated): boolean => each.revision.fact === revision.fact;
    const [gone] = this.#byLatest.splice(this.#byLatest.findIndex(isGone), 1);
    this.#byFrom.splice(this.#byFrom.findIndex(isGone), 1);
    if (gone === undefined) return [];
    if (isDisputed(revision)) this.#disputed -= 1;
    const changed: Dated[] = [];
    for (const before of this.#before(gone)) {
      if (before.datedUpto === revision.latest) changed.push(this.#date(before));
      else if (before.datedUpto < revision.latest && this.#disputed === 0) break;
    }
    return changed;
  }

  /** Those that a fact supersedes by its date, the last first. */
  *#before(after: Dated): Generator<Dated> {
    for (
      let index = indexFrom(this.#byLatest, latestOf, after.from, true) - 1;
      index >= 0;
      index -= 1
    ) {
      const before = this.#byLatest[index];
      if (before !== undefined && maySupersede(after.revision, before.revision)) yield before;
    }
  }

  /** Nothing is certain before its own date, so what is dated from the least `latest` found on ends nothing sooner. */
  #date(holding: Dated): Dated {
    const { revision } = holding;
    let least = Infinity;
    const start = indexFrom(this.#byFrom, fromOf, revision.latest);
    for (let index = start; index < this.#byFrom.length; index += 1) {
      const after = this.#byFrom[index];
      if (after === undefined || after.from >= least) break;
      if (maySupersede(after.revision, revision)) least = Math.min(least, after.revision.latest);
    }
    return endAt(holding, least);
  }
}

function dated(revision: Revision, linkedUpto: Instant): Dated {
  const from = Math.min(revision.earliest, revision.from);
  return { revision, upto: linkedUpto, from, datedUpto: Infinity, linkedUpto };
}

function endAt(holding: Dated, datedUpto: Instant): Dated {
  holding.datedUpto = datedUpto;
  holding.upto = Math.min(datedUpto, holding.linkedUpto);
  return holding;
}

/** A disputed fact supersedes only what is disputed too [F5]. */
const maySupersede = (one: Revision, other: Revision): boolean =>
  !isDisputed(one) || isDisputed(other);

const latestOf = ({ revision }: Dated): Instant => revision.latest;
const fromOf = ({ from }: Dated): Instant => from;

/** The place of the first that is at an instant or after it, or after it alone. */
function indexFrom(
  sorted: readonly Dated[],
  instantOf: (holding: Dated) => Instant,
  at: Instant,
  isAfterAlone = false,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const holding = sorted[middle];
    const instant = holding === undefined ? Infinity : instantOf(holding);
    if (instant < at || (isAfterAlone && instant === at)) low = middle + 1;
    else high = middle;
  }
  return low;
}

// A difference of two infinities is no number.
const compare = (one: Instant, other: Instant): number => (one < other ? -1 : +(one > other));
