import { type FactEvent, slotsOf } from '../fact/fact-entry.js';
import type { FactRecord } from '../fact/fact-ledger.js';
import { type Finding, warn } from './finding.js';
import { isAgreeing, newSources } from './same-again.js';
import type { Situation } from './situation.js';

/** The same source says again what was found to be false. */
export function falseReportFindings(event: FactEvent, { race }: Situation): readonly Finding[] {
  return slotsOf(event).flatMap((slot) => {
    const records = race.falseReports.in(slot).map((id) => race.facts.fact(id));
    return records.flatMap((record) => (record && toldBefore(record, slot, event)) ?? []);
  });
}

function toldBefore(
  { retraction, revisions }: FactRecord,
  slot: string,
  event: FactEvent,
): Finding | undefined {
  if (retraction?.reason !== 'false-report') return undefined;
  const told = revisions.find((fact) => fact.slot === slot);
  if (told === undefined || !isAgreeing(told, event)) return undefined;
  if (newSources(event.sources, told.sources).length === event.sources.length) return undefined;
  const detail = `${told.fact} said so by the same source, and was retracted as a false report by ${retraction.event}; retract that retraction if it was true.`;
  return warn('was-false-report', '/sources', detail);
}
