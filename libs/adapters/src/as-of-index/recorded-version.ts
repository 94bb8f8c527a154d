import type { Instant, Knowledge } from '#libs/domain';
import type { Directory } from './directory.js';
import { TIMES_PER_PAGE, timesPage } from './page-writes.js';

/** Whether the index knows what is known: on the published clock, and where times of recording go back, it does not. */
export const isIndexed = (directory: Directory, { clock, knownBefore }: Knowledge): boolean =>
  clock === 'recorded' && (knownBefore === null || directory.isOrdered);

/**
 * The last version known at K on the recorded clock [Q2].
 * @param head the race's last version.
 * @param times reads a page of times of recording; it may hold more than were there at the head.
 */
export async function versionKnown(
  directory: Directory,
  { knownBefore, atVersion }: Knowledge,
  head: number,
  times: (page: string) => Promise<readonly Instant[]>,
): Promise<number> {
  const last = Math.min(head, atVersion ?? Infinity);
  if (knownBefore === null) return last;
  const page = countBefore(directory.times, knownBefore) - 1;
  if (page < 0) return 0;
  const inPage = countBefore(await times(timesPage(page)), knownBefore);
  return Math.min(last, page * TIMES_PER_PAGE + inPage);
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
