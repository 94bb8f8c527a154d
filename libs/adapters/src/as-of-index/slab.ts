import type { Instant } from '#libs/domain';
import type { EndsMove } from './ends-together.js';
import type { Item, ItemId } from './item.js';
import type { Told } from './told.js';

/**
 * What a slab says of an item. A turn: its version and instant, and 0 where it is no turn any more. A fact: its version
 * and name, then from when and up to when it may hold (null where there is no such bound) and what else is told;
 * the version and name alone where it is no longer needed.
 */
export type ItemRecord = readonly [
  version: number,
  id: ItemId,
  from?: Instant | null,
  upto?: Instant | null,
  told?: Told,
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

export const isOfEnds = (record: SlabRecord): record is EndsMovedRecord => record[1] === null;

export const isGone = (record: ItemRecord): boolean =>
  typeof record[1] === 'number' ? record.length > 2 : record.length === 2;
