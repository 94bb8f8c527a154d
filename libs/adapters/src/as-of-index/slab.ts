import type { Instant } from '#libs/domain';
import type { EndsMove } from './ends-together.js';
import type { Item, ItemId, Stretch } from './item.js';

/**
 * What a slab says of an item. A turn: its version and instant, and 0 where it is no turn any more. A fact: its version
 * and name, then from when and up to when it may hold (null where there is no such bound) and what else is told;
 * the version and name alone where it is no longer needed.
 */
type ItemRecord = readonly [
  version: number,
  id: ItemId,
  from?: Instant | null,
  upto?: Instant | null,
  told?: unknown,
];

/** Whatever fact of the slab ends at the one instant ends at the other from now on. */
type EndsMovedRecord = readonly [version: number, id: null, from: Instant, to: Instant | null];

export type SlabRecord = ItemRecord | EndsMovedRecord;

/** Each record begins with a comma: a slab grows by appending. */
export function addedRecord(version: number, { id, from, upto, told }: Item): string {
  if (typeof id === 'number') return `,[${version},${id}]`;
  const bounds = `${bound(from)},${bound(upto)}`;
  return `,[${version},"${id}",${bounds}${told === '' ? '' : `,${told}`}]`;
}

export const removedRecord = (version: number, id: ItemId): string =>
  typeof id === 'number' ? `,[${version},${id},0]` : `,[${version},"${id}"]`;

export const endsMovedRecord = (version: number, { from, to }: EndsMove): string =>
  `,[${version},null,${from},${bound(to)}]`;

const bound = (at: Instant): string => (Number.isFinite(at) ? String(at) : 'null');

/** @param text whole records. */
export const readRecords = (text: string): readonly SlabRecord[] =>
  text === '' ? [] : (JSON.parse(`[${text.slice(1)}]`) as readonly SlabRecord[]);

/** A fact that may hold at the V asked, or a false report. */
export interface Needed {
  readonly id: string;
  readonly upto: Instant;
  readonly told: unknown;
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

/** Reads backwards, since the last word about an item counts. */
export function askSlab(records: readonly SlabRecord[], question: SlabQuestion): SlabAnswer {
  const told = new Set<ItemId>();
  const answer = new GrowingAnswer(question);
  for (let index = countUpTo(records, question.version) - 1; index >= 0; index -= 1) {
    const record = records[index];
    if (record === undefined || isOfEnds(record)) answer.ends.takeEarlier(record);
    else if (!told.has(record[1])) {
      told.add(record[1]);
      if (!isGone(record)) answer.take(record);
    }
  }
  return answer;
}

class GrowingAnswer implements SlabAnswer {
  readonly needed: Needed[] = [];
  turnedAt: Instant | null = null;
  until: Instant;
  readonly ends = new MovedEnds();
  readonly #question: SlabQuestion;

  constructor(question: SlabQuestion) {
    this.#question = question;
    this.until = question.line.upto;
  }

  /** @param record the last word about an item that is needed. */
  take(record: ItemRecord): void {
    const { v, line } = this.#question;
    const turn = turnOf(record);
    if (turn > v) this.until = Math.min(this.until, turn);
    else if (turn >= line.from && turn > (this.turnedAt ?? -Infinity)) this.turnedAt = turn;
    const needed = neededAt(record, this.ends, v);
    if (needed !== null) this.needed.push(needed);
  }
}

/** What a slab says is needed in its line now. */
export function idsNeeded(records: readonly SlabRecord[]): readonly ItemId[] {
  const needed = new Set<ItemId>();
  for (const record of records)
    if (isOfEnds(record)) continue;
    else if (isGone(record)) needed.delete(record[1]);
    else needed.add(record[1]);
  return [...needed];
}

/** Where ends have come to that were told before, the records being read backwards. */
class MovedEnds {
  readonly #now = new Map<Instant, Instant>();

  takeEarlier(record: EndsMovedRecord | undefined): void {
    if (record !== undefined) this.#now.set(record[2], this.at(record[3] ?? Infinity));
  }

  at(told: Instant): Instant {
    return this.#now.get(told) ?? told;
  }
}

const isOfEnds = (record: SlabRecord): record is EndsMovedRecord => record[1] === null;

const isGone = (record: ItemRecord): boolean =>
  typeof record[1] === 'number' ? record.length > 2 : record.length === 2;

/** What may hold begins with a turn, which the line that it begins in tells. */
const turnOf = ([, id, from]: ItemRecord): Instant =>
  typeof id === 'number' ? id : (from ?? -Infinity);

function neededAt(
  [, id, from, upto, told = 0]: ItemRecord,
  ends: MovedEnds,
  v: Instant,
): Needed | null {
  if (typeof id === 'number') return null;
  const end = ends.at(upto ?? Infinity);
  return (from ?? -Infinity) <= v && v < end ? { id, upto: end, told } : null;
}

/** How many records were there at a version. */
export function countUpTo(records: readonly SlabRecord[], version: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((records[middle]?.[0] ?? Infinity) <= version) low = middle + 1;
    else high = middle;
  }
  return low;
}
