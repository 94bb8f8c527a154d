import type { EventOf } from '../events/index.js';
import { decideFact, type Verdict } from './decide-fact.js';
import { refuse } from './finding.js';
import type { Situation } from './situation.js';

/** A race begins with its creation, under the id that the command is sent to. */
export function decideCreation(event: EventOf<'RaceCreated'>, at: Situation): Verdict {
  const { race, identity } = at;
  const { id } = event.data;
  if (race.stream !== `race/${id}`) {
    const detail = `The command is sent to ${race.stream}, and creates ${id}; send it to its own race.`;
    return { event: null, findings: [refuse('race-id-differs', '/data/id', detail)] };
  }
  return identity === null ? { event, findings: [] } : decideFact(event, at);
}
