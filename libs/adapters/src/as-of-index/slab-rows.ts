import type { Instant } from '#libs/domain';
import type { ItemId, Stretch } from './item.js';
import { isGone, isOfEnds, type ItemRecord, readRecords, type SlabRecord } from './slab.js';
import { NamedFact } from './told.js';

/** A fact that may hold at the V asked, or a false report. */
export interface Needed {
  readonly fact: NamedFact;
  readonly upto: Instant;
}

/** What a slab says of one V, as known at one version. */
export interface SlabAnswer {
  readonly needed: readonly Needed[];
  /** The last turn at or before V within the line of the slab; null where there is none. */
  readonly turnedAt: Instant | null;
  /** The first turn after V within the line, else its end: at every V before it the answer is the same. */
  readonly until: Instant;
}

export interface SlabQuestion {
  readonly version: number;
  readonly v: Instant;
  readonly line: Stretch;
}

interface EndsMoved {
  /** How many rows there were: the later ones know of it. */
  readonly rows: number;
  readonly version: number;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The records of a slab as a table, read on from where they were read before. A row says what holds from a version
 * until another row takes its place or none does, and from an instant up to another: what is asked is which rows
 * contain a point. Columns of numbers, because a question looks at some hundred rows and keeps few of them.
 */
export class SlabRows {
  /** Length of the text read so far. */
  length = 0;
  /** All records up to this version are read. */
  upTo = -1;
  readonly #since: number[] = [];
  readonly #replacedAt: number[] = [];
  /** From here on a fact may hold, or it turns here. */
  readonly #from: Instant[] = [];
  readonly #upto: Instant[] = [];
  /** Null for a turn. */
  readonly #facts: (NamedFact | null)[] = [];
  readonly #moves: EndsMoved[] = [];
  /** The row of each item that is needed now. */
  readonly #rowOf = new Map<ItemId, number>();

  /**
   * @param text what the slab holds from a place on that was read before; others may have read on meanwhile.
   * @param version up to which it holds everything.
   */
  read(text: string, from: number, version: number): void {
    const news = text.slice(this.length - from);
    this.length += news.length;
    this.upTo = Math.max(this.upTo, version);
    for (const record of readRecords(news)) this.#take(record);
  }

  /** What the slab says is needed in its line now. */
  get idsNeeded(): readonly ItemId[] {
    return [...this.#rowOf.keys()];
  }

  /** The last row first. */
  ask(question: SlabQuestion): SlabAnswer {
    const { version, v } = question;
    const answer = new GrowingAnswer(question);
    for (let row = this.#countUpTo(version) - 1; row >= 0; row -= 1) {
      if (!this.#isKnown(row, version)) continue;
      const from = this.#from[row] ?? 0;
      answer.turn(from);
      const fact = this.#facts[row];
      if (fact && from <= v) answer.need(fact, this.#endOf(row, version));
    }
    return answer;
  }

  #take(record: SlabRecord): void {
    if (isOfEnds(record)) {
      const [version, , from, to] = record;
      this.#moves.push({ rows: this.#since.length, version, from, to: to ?? Infinity });
      return;
    }
    const [version, id] = record;
    const before = this.#rowOf.get(id);
    if (before !== undefined) this.#replacedAt[before] = version;
    this.#rowOf.delete(id);
    if (!isGone(record)) this.#add(record);
  }

  #add([version, id, from, upto, told]: ItemRecord): void {
    this.#rowOf.set(id, this.#since.length);
    this.#since.push(version);
    this.#replacedAt.push(Infinity);
    const isTurn = typeof id === 'number';
    // What may hold begins with a turn, which the line that it begins in tells.
    this.#from.push(isTurn ? id : (from ?? -Infinity));
    this.#upto.push(upto ?? Infinity);
    this.#facts.push(isTurn ? null : new NamedFact(id, told));
  }

  /** A row that was there by the version may have been replaced by then. */
  #isKnown(row: number, version: number): boolean {
    return version < (this.#replacedAt[row] ?? 0);
  }

  /** Where ends have come to since they were told. */
  #endOf(row: number, version: number): Instant {
    let end = this.#upto[row] ?? Infinity;
    for (const move of this.#moves)
      if (move.rows > row && move.version <= version && move.from === end) end = move.to;
    return end;
  }

  /** How many rows were there at a version. */
  #countUpTo(version: number): number {
    let low = 0;
    let high = this.#since.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#since[middle] ?? Infinity) <= version) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

class GrowingAnswer implements SlabAnswer {
  readonly needed: Needed[] = [];
  turnedAt: Instant | null = null;
  until: Instant;
  readonly #v: Instant;
  readonly #lineFrom: Instant;

  constructor({ v, line }: SlabQuestion) {
    this.#v = v;
    this.#lineFrom = line.from;
    this.until = line.upto;
  }

  turn(at: Instant): void {
    if (at > this.#v) this.until = Math.min(this.until, at);
    else if (at >= this.#lineFrom && at > (this.turnedAt ?? -Infinity)) this.turnedAt = at;
  }

  /** @param fact one that may hold from V or before on. */
  need(fact: NamedFact, upto: Instant): void {
    if (this.#v < upto) this.needed.push({ fact, upto });
  }
}
