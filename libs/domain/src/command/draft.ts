import type { EventEnvelope, EventId } from '../event/timeline-event.js';
import type { TimelineEvent } from '../events/index.js';
import { DEFAULT_ASSERTION, inWords } from '../schema/fact-fields.js';
import { UNDATED } from '../time/occurred.js';
import type { AnyDefinition } from './commands.js';
import type { Document } from './document-fields.js';

/** The event that a document asks for, with its date as written. */
export function draftOf(
  document: Document,
  { type, version }: AnyDefinition,
  id: EventId,
): TimelineEvent {
  const { occurred = UNDATED, expressedAs, assertion, sources, data } = document;
  const { background, follows, sic, note } = document;
  const event: EventEnvelope<string, Document['data']> = {
    id,
    type,
    schema: version,
    occurred: inWords(occurred, expressedAs),
    assertion: assertion ?? DEFAULT_ASSERTION,
    sources: sources ?? [],
    ...(background && { background }),
    ...(follows !== undefined && { follows }),
    ...(sic && { sic }),
    ...(note !== undefined && { note }),
    data,
  };
  // The fields of the definition have read the data: it is that type's.
  return event as unknown as TimelineEvent;
}
