import type { FactEvent } from '../fact/fact-entry.js';
import type { FactRecord } from '../fact/fact-ledger.js';
import type { SourceAddedData, SourceAddedEvent } from '../fact/meta-events.js';
import { rankOf } from '../fact/shape.js';
import { differingFields } from '../fact/values.js';
import { DEFAULT_ASSERTION } from '../schema/fact-fields.js';
import { UNDATED } from '../time/occurred.js';
import { additionFindings, isFoundation } from './correction-rules.js';
import { cutToBegin } from './date-rules.js';
import { isRefused, judge } from './decide-fact.js';
import type { Finding } from './finding.js';
import { isInside, isSameRange, newSources } from './same-again.js';
import type { Situation } from './situation.js';
import { wholeData } from './whole-data.js';

interface Addition {
  /** Null where nothing is new. */
  readonly event: SourceAddedEvent | null;
  readonly findings: readonly Finding[];
}

/** Another source of a fact, and what it says more than the fact did [F3]. */
export function decideAddition(
  given: SourceAddedEvent,
  record: FactRecord,
  at: Situation,
): Addition {
  const beside = saidBeside(given, record, at);
  const data = { ...whatIsNew(given.data, record, at), ...beside };
  const isNews =
    newSources(given.sources, record.revision.sources).length > 0 || Object.keys(data).length > 1;
  if (!isNews) return { event: null, findings: [] };
  const event = { ...given, data, ...(beside.occurred && { occurred: UNDATED }) };
  const findings = additionFindings(event, record).map((finding) =>
    finding.pointer === '/data/occurred' && beside.occurred
      ? { ...finding, pointer: '/occurred' }
      : finding,
  );
  if (isRefused(findings)) return { event: null, findings };
  return { event, findings: addedFindings(event, record, at) };
}

/**
 * How exactly and how surely the source says it, in the fields that every document has: a date counts where it is not
 * wider than that of the fact, an assertion where it was given, which the weakest that may have been filled in does not show.
 */
function saidBeside(
  { occurred: given, assertion, data }: SourceAddedEvent,
  { asserted, revision }: FactRecord,
  at: Situation,
): Pick<SourceAddedData, 'occurred' | 'assertion'> {
  const { occurred } = cutToBegin({ ...asserted.event, occurred: given }, at);
  const isDated = given.edtf !== null && data.occurred === undefined;
  const isStronger =
    rankOf(assertion) > Math.max(rankOf(revision.assertion), rankOf(DEFAULT_ASSERTION));
  return {
    ...(isDated && !isInside(revision.occurred, occurred) && { occurred }),
    ...(isStronger && data.assertion === undefined && { assertion }),
  };
}

/** What the fact says already is not said again; the date is cut as that of the fact was [T2]. */
function whatIsNew(
  { adds = {}, assertion, occurred: given }: SourceAddedData,
  record: FactRecord,
  at: Situation,
): SourceAddedData {
  const { asserted, revision } = record;
  const known = { type: revision.type, data: wholeData(record) };
  const news = Object.entries(adds).filter(([name, value]) => {
    const isKnown = known.data[name] !== undefined;
    return !isKnown || differingFields(known, { ...known, data: { [name]: value } }).length > 0;
  });
  const occurred = given && cutToBegin({ ...asserted.event, occurred: given }, at).occurred;
  const isNarrower = occurred !== undefined && !isSameRange(occurred, revision.occurred);
  return {
    event: asserted.event.id,
    ...(assertion !== undefined && assertion !== revision.assertion && { assertion }),
    ...(news.length > 0 && { adds: Object.fromEntries(news) }),
    ...(isNarrower && { occurred }),
  };
}

/** What is to say of the fields that are added; the rest of the fact was judged before. */
function addedFindings(
  { data: { event, adds = {}, occurred } }: SourceAddedEvent,
  record: FactRecord,
  at: Situation,
): readonly Finding[] {
  const { asserted, revision } = record;
  if (isFoundation(asserted.event.type)) return [];
  const whole: FactEvent = {
    ...asserted.event,
    occurred: occurred ?? revision.occurred,
    sources: revision.sources,
    data: { ...wholeData(record), ...adds },
  };
  return judge(whole, { ...at, except: event }).findings.flatMap((finding) => {
    const [, data, field = ''] = finding.pointer.split('/');
    if (data !== 'data' || !Object.hasOwn(adds, field)) return [];
    return [{ ...finding, pointer: `/data/adds${finding.pointer.slice('/data'.length)}` }];
  });
}
