import type { TimelineEvent } from '../events/index.js';
import { asMetaEvent } from '../fact/meta-events.js';
import type { Source } from '../source/source.js';

/** An event without what no rule reads, for a state that holds every event of a race: texts stay in the log. */
export function leanEvent(whole: TimelineEvent): TimelineEvent {
  const { id, type, schema, occurred, assertion, follows, carries, redacted } = whole;
  const lean = {
    id,
    type,
    schema,
    occurred,
    assertion,
    sources: leanSources(whole.sources),
    ...(follows !== undefined && { follows }),
    ...(carries && { carries }),
    ...(redacted !== undefined && { redacted }),
    data: leanData(whole),
  };
  // Only what is optional in every type is left out.
  return lean as TimelineEvent;
}

/** A correction carries sources of its own. */
function leanData(event: TimelineEvent): object {
  const meta = asMetaEvent(event);
  if (meta?.type !== 'EventCorrected') return event.data;
  const { replacement } = meta.data;
  const sources = leanSources(replacement.sources);
  return { ...meta.data, replacement: { ...replacement, sources } };
}

const leanSources = (sources: readonly Source[]): readonly Source[] => sources.map(leanSource);

/** Who said so and when; the key tells whether it is the same source. */
export function leanSource({ key, publisher, published, kind, origin }: Source): Source {
  const lean = { key, publisher, published, kind };
  return origin === undefined ? lean : { ...lean, origin };
}
