import type { Instant, Knowledge } from '#libs/domain';
import type { Directory } from './directory.js';
import { TIMES_PER_PAGE, timesPage } from './page-writes.js';

/** Whether the index knows what is known: on the published clock, and where times of recording go back, it does not. */
export const isIndexed = (directory: Directory, { clock, knownBefore }: Knowledge): boolean =>
  clock === 'recorded' && (knownBefore === null || directory.isOrdered);

/** The page of times that tells which version is the last known at K; null where none is needed. */
export function timesPageFor({ times }: Directory, { knownBefore }: Knowledge): string | null {
  const page = knownBefore === null ? -1 : countBefore(times, knownBefore) - 1;
  return page < 0 ? null : timesPage(page);
}

/**
 * The last version known at K on the recorded clock [Q2].
 * @param head the race's last version.
 * @param times those on the page for K; there may be more than at the head.
 */
export function versionKnown(
  directory: Directory,
  { knownBefore, atVersion }: Knowledge,
  { head, times }: { readonly head: number; readonly times: readonly Instant[] },
): number {
  const last = Math.min(head, atVersion ?? Infinity);
  if (knownBefore === null) return last;
  const page = Math.max(0, countBefore(directory.times, knownBefore) - 1);
  return Math.min(last, page * TIMES_PER_PAGE + countBefore(times, knownBefore));
}

export const readTimes = (text: string): readonly Instant[] =>
  text === '' ? [] : (JSON.parse(`[${text.slice(1)}]`) as readonly Instant[]);

/** @param times ascending. */
function countBefore(times: readonly Instant[], end: Instant): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Infinity) < end) low = middle + 1;
    else high = middle;
  }
  return low;
}
