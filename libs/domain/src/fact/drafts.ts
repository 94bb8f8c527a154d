import type { Instant } from '../time/instant.js';
import type { Occurred } from '../time/occurred.js';
import { type FactEntry, placedFacts } from './fact-entry.js';
import type { Revision } from './revision.js';
import type { Shape } from './shape.js';

/** The facts of an event in the shape known at K, before the floors of what they follow [F4]. */
export function draftsOf(entry: FactEntry, shape: Shape): readonly Revision[] {
  const { event, version, recordedAt } = entry.asserted;
  const { occurred, assertion, data, sources, background } = shape;
  const latest = certainFrom(entry, shape);
  const shaped = { ...event, occurred, assertion, sources, data };
  return placedFacts(shaped, entry.firstMeasure).map((placed) => {
    const revision: Revision = {
      fact: placed.fact,
      event: event.id,
      version,
      revisedBy: shape.revisedBy,
      type: event.type,
      slot: placed.slot,
      occurred,
      earliest: occurred.earliest ?? -Infinity,
      latest,
      from: fromOf(occurred, latest),
      rank: entry.rank(data),
      assertion,
      sources,
      background,
      data: placed.data,
      follows: event.follows ?? null,
      recordedAt,
      published: shape.published,
      knownSince: shape.knownSince,
      corrected: shape.corrected,
      note: event.note ?? null,
    };
    return withMarks(revision, entry, shape);
  });
}

/** Most facts have none; a spread for each of them would be felt. */
function withMarks(
  revision: Revision,
  { hasNoAlternatives }: FactEntry,
  { resolved }: Shape,
): Revision {
  const isDisputed = revision.assertion === 'disputed';
  if (!hasNoAlternatives && !isDisputed && resolved === null) return revision;
  return {
    ...revision,
    ...(resolved && { resolved }),
    ...(hasNoAlternatives && { hasNoAlternatives: true as const }),
    ...(isDisputed && { disputed: true as const }),
  };
}

/**
 * From when the fact is certain. What has been said has happened [T5]: at the latest by the time it
 * was published, or recorded where that does not come after `earliest`. A type that may lie ahead
 * keeps the end of its range; an undated fact of any type is certain once it has been said.
 */
function certainFrom({ asserted, mayLieAhead }: FactEntry, shape: Shape): Instant {
  const { occurred, published } = shape;
  const latest = occurred.latest ?? Infinity;
  if (mayLieAhead && !isUndated(occurred)) return latest;
  const earliest = occurred.earliest ?? -Infinity;
  const said = published > earliest ? published : asserted.recordedAt + 1;
  return Math.max(earliest + 1, Math.min(latest, said));
}

/** First key of the order in a slot [S1]. */
function fromOf(occurred: Occurred, latest: Instant): Instant {
  if (isUndated(occurred)) return -Infinity;
  return occurred.gave.earliest ? (occurred.earliest ?? -Infinity) : latest;
}

/** Neither bound is written: an earliest that a rule supplied [T2] dates nothing. */
export const isUndated = ({ gave }: Occurred): boolean => !gave.earliest && !gave.latest;
