import type { TimelineEvent } from '../events/index.js';
import type { FactEvent } from '../fact/fact-entry.js';
import type { FactRecord } from '../fact/fact-ledger.js';
import type { CorrectedEvent, DisputedEvent, MetaEvent, Replacement } from '../fact/meta-events.js';
import type { Revision } from '../fact/revision.js';
import { isDisputed } from '../fact/slot-order.js';
import type { Source } from '../source/source.js';
import { isEqual } from './canonical.js';
import { creationFindings, foundationFindings, targetOfMeta } from './correction-rules.js';
import { cutToBegin, dateFindings } from './date-rules.js';
import { decideAddition } from './decide-addition.js';
import { decideConflict } from './decide-conflict.js';
import { judge, UNCHANGED, type Verdict } from './decide-fact.js';
import { decideRetraction } from './decide-retraction.js';
import type { Finding } from './finding.js';
import { leanSource } from './lean-event.js';
import type { Situation } from './situation.js';
import { wholeData } from './whole-data.js';

/** An event that acts on another, on paper [F2, F3]. */
export function decideMeta(event: MetaEvent, at: Situation): Verdict {
  const { record, findings } = targetOfMeta(event, at.race);
  if (record === null) return { event: null, findings };
  switch (event.type) {
    case 'EventRetracted':
    case 'FinanceReportWithdrawn':
      return decideRetraction(event, record, at);
    case 'EventCorrected':
      return decideCorrection(event, record, at);
    case 'EventDisputed':
      return decideDispute(event, record);
    case 'ConflictResolved':
      return decideConflict(event, record, at.race);
    case 'SourceAdded':
      return verdictOf(decideAddition(event, record, at));
  }
}

/** What is in dispute already stays so; a race that exists is corrected, whatever is said of it. */
function decideDispute(event: DisputedEvent, { asserted, revision }: FactRecord): Verdict {
  if (isDisputed(revision)) return UNCHANGED;
  const findings = foundationFindings(asserted.event.type);
  const data = { ...event.data, event: asserted.event.id };
  return verdictOf({ event: { ...event, data }, findings });
}

/** The replacement is judged as its fact would be, were the one that it replaces not there. */
function decideCorrection(event: CorrectedEvent, record: FactRecord, at: Situation): Verdict {
  const { replacement } = event.data;
  const without = { ...at, except: record.asserted.event.id };
  const { occurred, findings: ofBegin } = cutToBegin(replaced(record, replacement), without);
  const whole = { ...replacement, occurred };
  if (isSame(record, { ...event.data, replacement: whole })) return UNCHANGED;
  const fact = replaced(record, whole);
  const findings = [
    ...dateFindings(fact, without),
    ...ofBegin,
    ...(fact.type === 'RaceCreated'
      ? creationFindings(wholeData(record), fact.data)
      : judge(fact, without).findings),
  ];
  const data = { ...event.data, event: fact.id, replacement: whole };
  return verdictOf({ event: { ...event, data }, findings: findings.map(inReplacement) });
}

/** The fact with the replacement in its place; without sources the replacement keeps those of the fact [F3]. */
function replaced({ asserted, revision }: FactRecord, replacement: Replacement): FactEvent {
  const { occurred, assertion, data } = replacement;
  const sources = replacement.sources.length > 0 ? replacement.sources : revision.sources;
  return { ...asserted.event, occurred, assertion, sources, data };
}

function isSame(record: FactRecord, correction: CorrectedEvent['data']): boolean {
  const { occurred, assertion, data } = correction.replacement;
  const { revision } = record;
  return (
    assertion === revision.assertion &&
    namesSameSources(revision, correction) &&
    isEqual(occurred, revision.occurred) &&
    isEqual(data, wholeData(record))
  );
}

/**
 * Whether the fact keeps its sources. What a source is called or quoted with stays in the log [lean-event]:
 * a correction that states such texts is the same again only where the fact was corrected so already.
 */
function namesSameSources(
  { sources, corrected }: Revision,
  { kind, reason, replacement }: CorrectedEvent['data'],
): boolean {
  if (replacement.sources.length === 0) return true;
  if (!isEqual(replacement.sources.map(leanSource).sort(byKey), [...sources].sort(byKey)))
    return false;
  const isToldAgain = corrected?.kind === kind && corrected.reason === reason;
  return isToldAgain || isEqual(replacement.sources, replacement.sources.map(leanSource));
}

const byKey = (one: Source, other: Source): number => (one.key < other.key ? -1 : 1);

function inReplacement(finding: Finding): Finding {
  const pointer =
    finding.pointer === '/follows' ? '/data/event' : `/data/replacement${finding.pointer}`;
  return { ...finding, pointer };
}

interface Decided {
  readonly event: MetaEvent | null;
  readonly findings: readonly Finding[];
}

const verdictOf = ({ event, findings }: Decided): Verdict => ({
  // The shape of the three is that of their definitions; their data were read by the fact's own fields.
  event: event as unknown as TimelineEvent | null,
  findings,
});
