import { withoutContent } from '../event/redaction.js';
import type { Accepted, Warning } from '../event/timeline-event.js';
import type { TimelineEvent } from '../events/index.js';
import { knowsShape, shapeOfNow, upcast } from '../events/upcast.js';
import type { CommitRecord, CommitWarning } from './commit-record.js';
import type { Acceptance } from './folded.js';

/** What of a record makes its events. */
export type RecordedEvents = Pick<
  CommitRecord,
  'stream' | 'by' | 'correlation' | 'warnings' | 'events'
>;

/**
 * The events of an accepted record, as readers see them: in the shapes of now, whenever they were recorded, and
 * of one whose content was removed the envelope alone.
 */
export function acceptedEvents(
  record: RecordedEvents,
  { base, recordedAt }: Pick<Acceptance, 'base' | 'recordedAt'>,
): readonly Accepted<TimelineEvent>[] {
  return record.events.map((event, index) => ({
    stream: record.stream,
    version: base + index + 1,
    recordedAt,
    by: record.by,
    correlation: record.correlation,
    warnings: warningsOf(record.warnings, index),
    event: event.redacted === true ? removed(event) : upcast(event),
  }));
}

/** In the shape of now, as the event whole would be. */
function removed(event: TimelineEvent): TimelineEvent {
  const schema = knowsShape(event) ? shapeOfNow(event.type).schema : event.schema;
  return withoutContent({ ...event, schema }, true);
}

const NO_WARNINGS: readonly Warning[] = [];

/** The warnings about one event of a commit. */
export function warningsOf(warnings: readonly CommitWarning[], index: number): readonly Warning[] {
  if (warnings.length === 0) return NO_WARNINGS;
  return warnings
    .filter(({ event }) => event === index)
    .map(({ code, pointer, detail }) => ({ code, pointer, detail }));
}
