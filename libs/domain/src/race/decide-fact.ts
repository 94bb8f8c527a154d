import { EVENTS, type EventOf, type TimelineEvent } from '../events/index.js';
import { definitionOf, type FactEvent } from '../fact/fact-entry.js';
import { UNDATED } from '../time/occurred.js';
import { accountFindings } from './account-rules.js';
import { introductionFindings, nameFindings } from './actor-rules.js';
import { cutToBegin, dateFindings } from './date-rules.js';
import { falseReportFindings } from './false-report-rules.js';
import { type Finding, NOTHING } from './finding.js';
import { factFollowed, linkOf } from './links.js';
import { ruleOf } from './rules.js';
import { type Addition, sameAgain } from './same-again.js';
import { type Situation, spanOf } from './situation.js';
import { wholeData } from './whole-data.js';

/** What becomes of one command: the event to record, or none where nothing is new; refused where a finding is. */
export interface Verdict {
  readonly event: TimelineEvent | null;
  readonly findings: readonly Finding[];
}

export const isRefused = (findings: readonly Finding[]): boolean =>
  findings.some(({ is }) => is === 'refused');

/** Nothing new to say: no event, no error [F6]. */
export const UNCHANGED: Verdict = { event: null, findings: [] };

/** An event that asserts a fact, unless the record already says the same [F6]. */
export function decideFact(read: FactEvent, at: Situation): Verdict {
  const { occurred, findings: ofBegin } = cutToBegin(read, at);
  const event = { ...withFollows(read, at), occurred };
  const dated = [...dateFindings(event, at), ...ofBegin];
  if (isRefused(dated)) return { event: null, findings: dated };
  const again = sameAgain(event, at);
  if (again === 'known') return UNCHANGED;
  const named = [...dated, ...nameFindings(event, at)];
  if (isRefused(named)) return { event: null, findings: named };
  if (again !== null) return decideRetold(event, again, { at, named });
  const judged = judge(event, at);
  const told = falseReportFindings(event, at);
  return {
    // The reader has read the data by the fields of this very type.
    event: judged.event as unknown as TimelineEvent,
    findings: [...named, ...judged.findings, ...told],
  };
}

interface Retold {
  readonly at: Situation;
  /** What was found before. */
  readonly named: readonly Finding[];
}

/** Told again by another source: what it says more is judged as though the fact had said it itself. */
function decideRetold(event: FactEvent, again: Addition, { at, named }: Retold): Verdict {
  const findings = [...named, ...findingsOfMore(event, again, at)];
  return { event: isRefused(findings) ? null : asSourceAdded(event, again), findings };
}

function findingsOfMore(
  event: FactEvent,
  { data: { event: told, adds = {} } }: Addition,
  at: Situation,
): readonly Finding[] {
  const record = at.race.facts.fact(told);
  const isIdentity = definitionOf(event.type)?.supersedes === 'corrections';
  if (record === undefined || isIdentity) return NOTHING;
  const whole = { ...event, data: { ...wholeData(record), ...event.data } };
  return judge(whole, { ...at, except: told }).findings.filter(({ pointer }) => {
    const [, data, field = ''] = pointer.split('/');
    return data === 'data' && Object.hasOwn(adds, field);
  });
}

/** What the client names may have become a source of a fact: then that fact is followed [F6]. */
function withFollows(event: FactEvent, { race }: Situation): FactEvent {
  if (event.follows === undefined) return event;
  return { ...event, follows: factFollowed(event.follows, race) };
}

export interface JudgedEvent {
  readonly event: FactEvent;
  readonly findings: readonly Finding[];
}

/** The rules of its type, and those of all that follow another, name people or contradict others. */
export function judge(event: FactEvent, at: Situation): JudgedEvent {
  const rule = ruleOf(event);
  const span = spanOf(event, at.now, definitionOf(event.type)?.mayLieAhead);
  const link = linkOf({ event, span, at, rule });
  const linked = link.follows === null ? event : { ...event, follows: link.follows };
  return {
    event: linked,
    findings: [
      ...link.findings,
      ...rule.judge({ event: linked, span, at }),
      ...(rule.introduces === true ? introductionFindings(linked, at) : []),
      ...accountFindings(linked, at),
    ],
  };
}

function asSourceAdded(event: FactEvent, { sources, data }: Addition): EventOf<'SourceAdded'> {
  const { id, type, schema, assertion, background, sic, note } = event;
  return {
    id,
    type: 'SourceAdded',
    schema: EVENTS.SourceAdded.version,
    occurred: UNDATED,
    assertion,
    sources,
    ...(background && { background }),
    ...(sic && { sic }),
    ...(note !== undefined && { note }),
    carries: { type, schema },
    data,
  };
}
