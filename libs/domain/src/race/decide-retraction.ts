import type { TimelineEvent } from '../events/index.js';
import type { FactRecord } from '../fact/fact-ledger.js';
import {
  isRetracting,
  type MetaEvent,
  retractionIn,
  type RetractingEvent,
  targetOf,
} from '../fact/meta-events.js';
import { standing } from '../fact/standing.js';
import { retractionFindings } from './correction-rules.js';
import { UNCHANGED, type Verdict } from './decide-fact.js';
import { newSources } from './same-again.js';
import type { Situation } from './situation.js';

/** What is retracted already stays so; who else says so, or why else, is kept: the earliest known retracts [F3]. */
export function decideRetraction(
  event: RetractingEvent,
  record: FactRecord,
  at: Situation,
): Verdict {
  if (!record.stands && !isOtherAccount(event, record)) return UNCHANGED;
  // The shape is that of its definition.
  const asEvent = event as unknown as TimelineEvent;
  return { event: asEvent, findings: retractionFindings(event, record, at.race) };
}

/** None of those that retract the same gives this kind and reason by all of these sources. */
function isOtherAccount(event: RetractingEvent, record: FactRecord): boolean {
  const accounts = accountsOf(record);
  return accounts.length > 0 && !accounts.some((account) => saysAsMuch(account, event));
}

function accountsOf({ named, metaEvents }: FactRecord): readonly RetractingEvent[] {
  return standing(metaEvents.map((meta) => ({ meta }))).flatMap(({ meta: { event } }) =>
    isRetractionOf(event, named.event.id) ? [event] : [],
  );
}

const isRetractionOf = (event: MetaEvent, target: string): event is RetractingEvent =>
  isRetracting(event) && targetOf(event) === target;

function saysAsMuch(account: RetractingEvent, event: RetractingEvent): boolean {
  const [one, other] = [retractionIn(account), retractionIn(event)];
  return (
    one.kind === other.kind &&
    one.reason === other.reason &&
    newSources(event.sources, account.sources).length === 0
  );
}
