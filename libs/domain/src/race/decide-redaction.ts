import type { EventOf } from '../events/index.js';
import { eventOfFact } from '../fact/fact-id.js';
import { UNCHANGED, type Verdict } from './decide-fact.js';
import { type Finding, refuse } from './finding.js';
import type { RaceState } from './race-state.js';

/** What a law wants gone is hidden with all that acts on it [F7]; what is hidden already stays so. */
export function decideRedaction(event: EventOf<'EventRedacted'>, race: RaceState): Verdict {
  const id = eventOfFact(event.data.event);
  const named = race.facts.event(id)?.event;
  if (named?.redacted !== undefined) return UNCHANGED;
  const finding = whyNot(id, named?.type);
  if (finding !== undefined) return { event: null, findings: [finding] };
  const hides = race.facts.hiddenWith(id);
  return { event: { ...event, data: { ...event.data, event: id, hides } }, findings: [] };
}

function whyNot(id: string, type: string | undefined): Finding | undefined {
  if (type === undefined)
    return refuse('event-unknown', '/data/event', `The record of this race holds no event ${id}.`);
  if (type === 'RaceCreated') {
    const detail = `${id} says what the race is, and by it all dates were resolved; correct it with CorrectEvent.`;
    return refuse('race-not-redactable', '/data/event', detail);
  }
  return type === 'EventRedacted' ? redactionStands(id) : undefined;
}

/** Nothing acts on a redaction. */
export const redactionStands = (id: string): Finding =>
  refuse('redaction-stands', '/data/event', `${id} is a redaction, which is for ever.`);
