import type { TimelineEvent } from '../events/index.js';
import type { FactEvent } from '../fact/fact-entry.js';
import type { FactRecord } from '../fact/fact-ledger.js';
import type {
  CorrectedEvent,
  MetaEvent,
  Replacement,
  RetractedEvent,
  SourceAddedEvent,
} from '../fact/meta-events.js';
import {
  additionFindings,
  creationFindings,
  retractionFindings,
  targetOfMeta,
  wholeData,
} from './correction-rules.js';
import { cutToBegin, dateFindings } from './date-rules.js';
import { isRefused, judge, UNCHANGED, type Verdict } from './decide-fact.js';
import type { Finding } from './finding.js';
import { newSources } from './same-again.js';
import type { Situation } from './situation.js';

/** An event that acts on another, on paper [F2, F3]. */
export function decideMeta(event: MetaEvent, at: Situation): Verdict {
  const { record, findings } = targetOfMeta(event, at.race);
  if (record === null) return { event: null, findings };
  switch (event.type) {
    case 'EventRetracted':
      return decideRetraction(event, record, at);
    case 'EventCorrected':
      return decideCorrection(event, record, at);
    case 'SourceAdded':
      return decideAddition(event, record, at);
  }
}

/** What is retracted already stays so. */
function decideRetraction(event: RetractedEvent, record: FactRecord, at: Situation): Verdict {
  if (!record.stands) return UNCHANGED;
  return verdict(event, retractionFindings(event, record, at.race));
}

/** The replacement is judged as its fact would be, were the one that it replaces not there. */
function decideCorrection(event: CorrectedEvent, record: FactRecord, at: Situation): Verdict {
  const { replacement } = event.data;
  const without = { ...at, except: record.asserted.event.id };
  const { occurred, findings: ofBegin } = cutToBegin(replaced(record, replacement), without);
  const whole = { ...replacement, occurred };
  if (isSame(record, whole)) return UNCHANGED;
  const fact = replaced(record, whole);
  const findings = [
    ...dateFindings(fact, without),
    ...ofBegin,
    ...(fact.type === 'RaceCreated'
      ? creationFindings(wholeData(record), fact.data)
      : judge(fact, without).findings),
  ];
  return verdict(
    { ...event, data: { ...event.data, event: fact.id, replacement: whole } },
    findings.map((finding) => inReplacement(finding)),
  );
}

/** The fact with the replacement in its place; without sources the replacement keeps those of the fact [F3]. */
function replaced({ asserted, revision }: FactRecord, replacement: Replacement): FactEvent {
  const { occurred, assertion, data } = replacement;
  const sources = replacement.sources.length > 0 ? replacement.sources : revision.sources;
  return { ...asserted.event, occurred, assertion, sources, data };
}

function isSame(record: FactRecord, { occurred, assertion, sources, data }: Replacement): boolean {
  const { revision } = record;
  return (
    assertion === revision.assertion &&
    newSources(sources, revision.sources).length === 0 &&
    isEqual(occurred, revision.occurred) &&
    isEqual(data, wholeData(record))
  );
}

/** Both were read by the same fields, so equal values are written equally. */
const isEqual = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function inReplacement<F extends Finding>(finding: F): F {
  const pointer =
    finding.pointer === '/follows' ? '/data/event' : `/data/replacement${finding.pointer}`;
  return { ...finding, pointer };
}

/** Another source of a fact, and what it adds to it. */
function decideAddition(event: SourceAddedEvent, record: FactRecord, at: Situation): Verdict {
  const { adds = {}, assertion, occurred: given } = event.data;
  const isNews =
    newSources(event.sources, record.revision.sources).length > 0 ||
    assertion !== undefined ||
    given !== undefined ||
    Object.keys(adds).length > 0;
  if (!isNews) return UNCHANGED;
  const whole = withAdditions(event, record, at);
  const data = {
    ...event.data,
    event: record.asserted.event.id,
    ...(given !== undefined && { occurred: whole.occurred }),
  };
  const addition = { ...event, data };
  const findings = additionFindings(addition, record);
  if (isRefused(findings)) return { event: null, findings };
  return verdict(addition, judgeAdded(whole, adds, { ...at, except: data.event }));
}

function withAdditions(
  { data: { adds, assertion, occurred } }: SourceAddedEvent,
  record: FactRecord,
  at: Situation,
): FactEvent {
  const { revision, asserted } = record;
  const event: FactEvent = {
    ...asserted.event,
    occurred: occurred ?? revision.occurred,
    assertion: assertion ?? revision.assertion,
    sources: revision.sources,
    data: { ...wholeData(record), ...adds },
  };
  return { ...event, occurred: cutToBegin(event, at).occurred };
}

/** What is said of the fields that the source adds; the rest of the fact was judged before. */
function judgeAdded(whole: FactEvent, adds: object, at: Situation): readonly Finding[] {
  if (whole.type === 'RaceCreated') return [];
  const { findings } = judge(whole, at);
  return findings.flatMap((finding) => {
    const [, data, field = ''] = finding.pointer.split('/');
    if (data !== 'data' || !Object.hasOwn(adds, field)) return [];
    return [{ ...finding, pointer: `/data/adds${finding.pointer.slice('/data'.length)}` }];
  });
}

const verdict = (event: MetaEvent, findings: readonly Finding[]): Verdict => ({
  // The shape of the three is that of their definitions; their data were read by the fact's own fields.
  event: event satisfies MetaEvent as unknown as TimelineEvent,
  findings,
});
