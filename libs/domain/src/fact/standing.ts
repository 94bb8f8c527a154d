import type { Accepted, EventId } from '../event/timeline-event.js';
import { type MetaEvent, targetOf } from './meta-events.js';

/**
 * Those that apply: an event that acts on a fact does not where a standing one retracts it [F3].
 * A retraction comes after what it retracts, so the last to be recorded surely stands.
 */
export function standing<Known extends { readonly meta: Accepted<MetaEvent> }>(
  inVersionOrder: readonly Known[],
): readonly Known[] {
  const retracted = new Set<EventId>();
  const stand: Known[] = [];
  for (const known of inVersionOrder.toReversed()) {
    const { event } = known.meta;
    if (retracted.has(event.id)) continue;
    if (event.type === 'EventRetracted') retracted.add(targetOf(event));
    stand.push(known);
  }
  return stand.reverse();
}
