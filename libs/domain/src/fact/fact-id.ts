import type { EventId, FactId } from '../event/timeline-event.js';

/** The id of the event, with the measure after the first [F1, S1]. */
export const asFactId = (event: EventId, measure: string | undefined): FactId =>
  measure === undefined ? event : `${event}#${measure}`;

/** The event behind a fact: what acts on one measure of an event acts on all [S1]. */
export function eventOfFact(fact: FactId): EventId {
  const end = fact.indexOf('#');
  return end < 0 ? fact : fact.slice(0, end);
}
