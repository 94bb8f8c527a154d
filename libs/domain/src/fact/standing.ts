import type { Accepted, EventId } from '../event/timeline-event.js';
import { isRetracting, type MetaEvent, targetOf } from './meta-events.js';

/**
 * Those that apply [F3]: an event that acts on a fact does not where a standing one retracts it, or
 * retracts what it acts on. A retraction comes after what it retracts, so the last surely stands.
 */
export function standing<Known extends { readonly meta: Accepted<MetaEvent> }>(
  inVersionOrder: readonly Known[],
): readonly Known[] {
  const retracted = retractedAmong(inVersionOrder);
  if (retracted.size === 0) return inVersionOrder;
  const dropped = new Set<EventId>();
  return inVersionOrder.filter(({ meta: { event } }) => {
    const isMoot = !isRetracting(event) && dropped.has(targetOf(event));
    const stands = !retracted.has(event.id) && !isMoot;
    if (!stands) dropped.add(event.id);
    return stands;
  });
}

function retractedAmong(
  inVersionOrder: readonly { readonly meta: Accepted<MetaEvent> }[],
): ReadonlySet<EventId> {
  const retracted = new Set<EventId>();
  for (const { meta } of inVersionOrder.toReversed()) {
    const { event } = meta;
    if (isRetracting(event) && !retracted.has(event.id)) retracted.add(targetOf(event));
  }
  return retracted;
}
