import type { Source } from '../source/source.js';
import type { Instant } from '../time/instant.js';

/** When it was said: the least end of the dates of its sources, at most when it was recorded [T6]. */
export function publishedTime(sources: readonly Source[], recordedAt: Instant): Instant {
  let published = recordedAt;
  for (const source of sources)
    published = Math.min(published, source.published.latest ?? Infinity);
  return published;
}
