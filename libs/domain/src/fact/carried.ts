import type { EventShape } from '../event/timeline-event.js';
import type { EventType } from '../events/index.js';
import { inShapeOfNow, shapeOfNow } from '../events/upcast.js';
import type { MetaEvent } from './meta-events.js';

/**
 * An event that acts on a fact, with the data that it carries for it as that type is shaped now. They are brought
 * up here, where the event meets its fact: before it named what it carries, nothing else told their type.
 * @throws for a shape that this program does not know.
 */
export function withCarriedNow(event: MetaEvent, factType: EventType): MetaEvent {
  const carries = shapeOfNow(factType);
  const carried: EventShape = { ...carries, schema: event.carries?.schema ?? 1 };
  if (carried.schema === carries.schema) return event;
  if (event.type === 'EventCorrected') {
    const { replacement } = event.data;
    const data = inShapeOfNow(carried, replacement.data);
    return { ...event, carries, data: { ...event.data, replacement: { ...replacement, data } } };
  }
  if (event.type !== 'SourceAdded' || event.data.adds === undefined) return event;
  return {
    ...event,
    carries,
    data: { ...event.data, adds: inShapeOfNow(carried, event.data.adds) },
  };
}
