import type { FactId } from '../event/timeline-event.js';
import type { Occurred } from '../time/occurred.js';

/** What stands in a slot where the fact does not say. */
export const UNSAID = '-';

/** Words as one step of a slot's path: folded, so that case, accents and punctuation make no difference. */
export function keyOf(words: string | undefined): string {
  const folded = (words ?? '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return folded === '' ? UNSAID : folded;
}

/** The day, or the period, that the key of a list names [S4]; an instant is its day as written. */
export function dayOf({ edtf }: Occurred): string {
  if (edtf === null) return 'undated';
  return /^\d{4}-\d{2}-\d{2}T/.test(edtf) ? edtf.slice(0, 10) : edtf.replaceAll('/', '_');
}

/** Where what follows an item of a list stands: the item's `standing` [S4]. */
export const standingSlot = (item: FactId | undefined): string => `standing/${item ?? UNSAID}`;
