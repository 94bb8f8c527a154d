import type { FactId } from '../event/timeline-event.js';
import type { EventType } from '../events/index.js';
import { definitionOf, type FactData } from '../fact/fact-entry.js';
import { eventOfFact } from '../fact/fact-id.js';
import type { FactRecord } from '../fact/fact-ledger.js';
import {
  asMetaEvent,
  isRetracting,
  type MetaEvent,
  retractionIn,
  type RetractingEvent,
  type SourceAddedEvent,
  WITHDRAWN,
} from '../fact/meta-events.js';
import type { Revision } from '../fact/revision.js';
import { rankOf } from '../fact/shape.js';
import { redactionStands } from './decide-redaction.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { RaceState } from './race-state.js';
import type { RefusalCode } from './refusals.js';
import { isInside } from './same-again.js';
import { wholeData } from './whole-data.js';
import { aType } from './wording.js';

/** The fact that a command acts on; null with the reason why it cannot. */
export interface Target {
  readonly record: FactRecord | null;
  readonly findings: readonly Finding[];
}

/** What corrects or adds acts on a fact that stands; what retracts, on any event of the race [F3]. */
export function targetOfMeta(event: MetaEvent, race: RaceState): Target {
  const id = event.data.event;
  const record = race.facts.fact(id);
  if (record === undefined) return { record: null, findings: [whyMissed(id, race)] };
  if (isRetracting(event)) return found(record);
  const acts = asMetaEvent(record.named.event);
  if (acts !== undefined && isRetracting(acts)) {
    const detail = `${id} is a retraction of ${acts.data.event}, an act on paper that takes neither an added source nor a correction: retract ${acts.data.event} again with the other source, or retract this one.`;
    return missed('event-acts-on-another', detail);
  }
  if (record.retraction !== null) {
    const detail = `${id} was retracted by ${record.retraction.event}; retract that retraction first.`;
    return missed('event-retracted', detail);
  }
  if (acts === undefined || acts.type === 'SourceAdded') return found(record);
  const detail = `${id} acts on ${record.asserted.event.id}: correct that one, or retract this one.`;
  return missed('event-acts-on-another', detail);
}

function whyMissed(id: FactId, { facts }: RaceState): Finding {
  const event = facts.event(eventOfFact(id))?.event;
  if (event?.type === 'EventRedacted') return redactionStands(id);
  const [code, what] =
    event?.redacted === undefined
      ? (['event-unknown', `The record of this race holds no event ${id}.`] as const)
      : (['event-redacted', `${id} was redacted; nothing of it is left.`] as const);
  return refuse(code, '/data/event', what);
}

const found = (record: FactRecord): Target => ({ record, findings: NOTHING });

const missed = (code: RefusalCode, detail: string): Target => ({
  record: null,
  findings: [refuse(code, '/data/event', detail)],
});

/** A false report is the source's mistake, every other reason ours [F3]; a race that exists is corrected alone. */
export function retractionFindings(
  event: RetractingEvent,
  record: FactRecord,
  race: RaceState,
): readonly Finding[] {
  const { kind, reason } = retractionIn(event);
  const findings: Finding[] = [];
  if (reason === WITHDRAWN) findings.push(...withdrawalFindings(record));
  else if ((reason === 'false-report') !== (kind === 'source')) {
    const detail =
      'Give kind source with the reason false-report, and kind transcription with any other.';
    findings.push(refuse('kind-and-reason-differ', '/data/kind', detail));
  }
  findings.push(...foundationFindings(record.named.event.type));
  const follower = record.named === record.asserted ? followerOf(record, race) : undefined;
  if (follower !== undefined) {
    const detail = `The ${follower.type} ${follower.fact} follows it and stands; retract that too if it falls with it.`;
    findings.push(warn('retracted-is-followed', '/data/event', detail));
  }
  return findings;
}

/** What a record is about cannot be taken back or disputed: everything else in it would be about nothing. */
export function foundationFindings(type: EventType): readonly Finding[] {
  if (type === 'RaceCreated') {
    const detail = 'Correct what is wrong about the race with CorrectEvent.';
    return [refuse('race-not-retractable', '/data/event', detail)];
  }
  if (!isFoundation(type)) return NOTHING;
  const detail = 'Correct what is wrong about it with CorrectEvent; two records of one are merged.';
  return [refuse('registration-not-retractable', '/data/event', detail)];
}

/** Whether the type says what its record is about, for ever and at every K [Q2]. */
export const isFoundation = (type: EventType): boolean =>
  definitionOf(type)?.supersedes === 'corrections';

const REPORTS: readonly string[] = [
  'FinanceReported',
  'FinanceReportAmended',
  'FinanceReportTerminated',
  'ContributionReported',
];

/** A committee takes back what it filed, and nothing else. */
function withdrawalFindings({ named: { event } }: FactRecord): readonly Finding[] {
  if (REPORTS.includes(event.type)) return NOTHING;
  const detail = `${event.id} is ${aType(event.type)} and no filing; take that back with RetractEvent.`;
  return [refuse('withdraws-no-filing', '/data/event', detail)];
}

/** What stands in the fact's own slot and follows it. */
function followerOf({ revision }: FactRecord, { facts }: RaceState): Revision | undefined {
  return facts.latest(revision.slot).find(({ follows }) => follows === revision.fact);
}

/** What only the creation says for ever: dates were resolved by it. */
export function creationFindings(before: FactData, after: FactData): readonly Finding[] {
  return ['id', 'timeZone', 'begins']
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => {
      const detail = `${field} of a race never changes: dates were resolved by it. Create another race.`;
      return refuse('race-fixed', `/data/${field}`, detail);
    });
}

/** A source adds what the fact lacks and contradicts nothing [F3]. */
export function additionFindings(
  { data: { adds = {}, assertion, occurred } }: SourceAddedEvent,
  record: FactRecord,
): readonly Finding[] {
  const { revision } = record;
  const findings = knownFields(adds, wholeData(record));
  if (assertion !== undefined && rankOf(assertion) <= rankOf(revision.assertion)) {
    const detail = `The fact is ${revision.assertion} already; leave the assertion out, or correct the fact.`;
    findings.push(refuse('assertion-not-raised', '/data/assertion', detail));
  }
  if (occurred !== undefined && !isInside(occurred, revision.occurred)) {
    const range = revision.occurred.edtf ?? 'the range of the fact';
    const detail = `It reaches outside ${range}; correct the fact, or record the other account on its own.`;
    findings.push(refuse('occurred-outside', '/data/occurred', detail));
  }
  return findings;
}

function knownFields(adds: FactData, known: FactData): Finding[] {
  return Object.keys(adds)
    .filter((field) => known[field] !== undefined)
    .map((field) => {
      const detail = `The fact already says ${field}; correct it, or record the other account on its own.`;
      return refuse('adds-known-field', `/data/adds/${field}`, detail);
    });
}
