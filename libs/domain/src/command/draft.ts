import type { EventEnvelope, EventId } from '../event/timeline-event.js';
import type { EventType, TimelineEvent } from '../events/index.js';
import { shapeOfNow } from '../events/upcast.js';
import { DEFAULT_ASSERTION, inWords } from '../schema/fact-fields.js';
import { UNDATED } from '../time/occurred.js';
import type { AnyDefinition } from './commands.js';
import type { Document } from './document-fields.js';

interface Drafted {
  readonly definition: AnyDefinition;
  readonly id: EventId;
  /** Of the fact acted on. */
  readonly factType: EventType | undefined;
}

/** The event that a document asks for, with its date as written. */
export function draftOf(document: Document, { definition, id, factType }: Drafted): TimelineEvent {
  const { type, version } = definition;
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
    ...carriedBy(definition, factType),
    data,
  };
  // The fields of the definition have read the data: it is that type's.
  return event as unknown as TimelineEvent;
}

/** What is put in the place of a fact, or added to it, is of the shape that its type has now. */
const carriedBy = (
  { carriesFact }: AnyDefinition,
  factType: EventType | undefined,
): Pick<TimelineEvent, 'carries'> =>
  carriesFact === true && factType !== undefined ? { carries: shapeOfNow(factType) } : {};
