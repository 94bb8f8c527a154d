import { definitionOf, type FactEvent, placedFacts } from '../fact/fact-entry.js';
import { sharePublisher } from '../fact/publisher.js';
import type { Revision } from '../fact/revision.js';
import { differingFields } from '../fact/values.js';
import { type Finding, NOTHING, warn } from './finding.js';
import { isSameRange } from './same-again.js';
import { type Situation, standingIn } from './situation.js';

/** Two publishers that say otherwise of the same range: alternatives, and said [S3]. */
export function accountFindings(event: FactEvent, at: Situation): readonly Finding[] {
  if (definitionOf(event.type)?.hasNoAlternatives === true) return NOTHING;
  const findings: Finding[] = [];
  for (const { slot, data } of placedFacts(event)) {
    const placed = {
      type: event.type,
      data,
      rank: definitionOf(event.type)?.rank?.(event.data) ?? 0,
    };
    const other = standingIn(slot, at).find((fact) => isOtherAccount(fact, event, placed));
    if (other !== undefined) findings.push(differs(other, differingFields(other, placed)));
  }
  return findings;
}

function isOtherAccount(
  fact: Revision,
  event: FactEvent,
  placed: Pick<Revision, 'type' | 'data' | 'rank'>,
): boolean {
  return (
    isSameRange(fact.occurred, event.occurred) &&
    fact.rank === placed.rank &&
    // What follows a fact, or what it follows, comes after it and is no other account.
    event.follows !== fact.fact &&
    !sharePublisher(fact, event) &&
    differingFields(fact, placed).length > 0
  );
}

function differs({ fact }: Revision, fields: readonly string[]): Finding {
  const detail = `${fact} says otherwise of the same (${fields.join(', ')}); both stand as alternatives.`;
  return warn('accounts-differ', '/data', detail);
}
