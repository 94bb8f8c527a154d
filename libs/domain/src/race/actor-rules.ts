import type { Actor } from '../actor/actor.js';
import type { FactEvent } from '../fact/fact-entry.js';
import { candidatesAmong } from './candidates-named.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import { actorsIn, type NamedActor } from './known-actors.js';
import type { Situation } from './situation.js';

/** Same id, another name: an alias, or two people under one id. */
export function nameFindings({ data }: FactEvent, { race }: Situation): readonly Finding[] {
  const findings: Finding[] = [];
  for (const named of actorsIn(data)) {
    const known = race.actors.get(named.actor.id);
    if (known !== undefined) findings.push(...comparedWith(known, named));
  }
  return findings;
}

function comparedWith(known: Actor, { actor, pointer }: NamedActor): readonly Finding[] {
  if (known.kind !== actor.kind) {
    const detail = `${actor.id} is recorded as ${known.name}, of kind ${known.kind}; give the other an id of its own.`;
    return [refuse('actor-kind-differs', `/data${pointer}/kind`, detail)];
  }
  if (known.name === actor.name) return NOTHING;
  const detail = `${actor.id} is recorded as ${known.name}; give a namesake an id of their own.`;
  return [warn('name-differs', `/data${pointer}/name`, detail)];
}

/** A poll, a report, a count or a withdrawal may name someone whom nothing named before. */
export function introductionFindings({ data }: FactEvent, { race }: Situation): readonly Finding[] {
  return candidatesAmong(actorsIn(data))
    .filter(({ actor }) => !race.candidates.has(actor.id))
    .map(introduced);
}

function introduced({ actor, pointer }: NamedActor): Finding {
  const detail = `Nothing recorded names ${actor.name} as a candidate of this race before; check the id.`;
  return warn('person-introduced', `/data${pointer}`, detail);
}
