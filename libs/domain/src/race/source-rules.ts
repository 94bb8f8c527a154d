import type { TimelineEvent } from '../events/index.js';
import { asMetaEvent } from '../fact/meta-events.js';
import type { Source } from '../source/source.js';
import { formatInstant, type Instant } from '../time/instant.js';
import { CLOCK_SKEW_MAX_MS } from './date-rules.js';
import { type Finding, warn } from './finding.js';

/** What nobody can have read yet: the log then takes the time of the record for the published one [T6]. */
export function sourceFindings(event: TimelineEvent, now: Instant): readonly Finding[] {
  const meta = asMetaEvent(event);
  const replacing = meta?.type === 'EventCorrected' ? meta.data.replacement.sources : [];
  return [
    ...aheadAmong(event.sources, '/sources', now),
    ...aheadAmong(replacing, '/data/replacement/sources', now),
  ];
}

function aheadAmong(sources: readonly Source[], pointer: string, now: Instant): readonly Finding[] {
  return sources.flatMap(({ published: { earliest } }, index) => {
    if (earliest === null || earliest <= now + CLOCK_SKEW_MAX_MS) return [];
    const detail = `Published from ${formatInstant(earliest)} on, and now is ${formatInstant(now)}; it counts as published when it is recorded.`;
    return [warn('published-ahead', `${pointer}/${index}/published`, detail)];
  });
}
