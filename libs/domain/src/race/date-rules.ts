import { definitionOf, type FactEvent } from '../fact/fact-entry.js';
import { publishedTime } from '../fact/published-time.js';
import { formatInstant, type Instant } from '../time/instant.js';
import type { Occurred } from '../time/occurred.js';
import { electionDayAt } from './election-day.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import { raceIn, type Situation } from './situation.js';
import type { WarningCode } from './warnings.js';

/** How far the clock of a client may run ahead of ours [T5]. */
export const CLOCK_SKEW_MAX_MS = 5 * 60_000;

/** What is odd or impossible about when the event occurred, whatever its type. */
export function dateFindings(event: FactEvent, { now }: Situation): readonly Finding[] {
  const { occurred, sources, type } = event;
  const { earliest } = occurred;
  const findings: Finding[] = [];
  if (occurred.edtf === null && occurred.expressedAs !== undefined)
    findings.push(unresolved(occurred));
  if (earliest === null) return findings;
  const isAllowedAhead = definitionOf(type)?.mayLieAhead === true;
  if (!isAllowedAhead && earliest > now) findings.push(ahead(earliest, now));
  const published = publishedTime(sources, Infinity);
  if (published <= earliest) findings.push(publishedBefore(published));
  return findings;
}

function unresolved({ expressedAs = '' }: Occurred): Finding {
  const detail = `"${expressedAs}" was not resolved to a date: the fact is listed apart, not on the timeline.`;
  return warn('date-unresolved', '/occurred', detail);
}

/** What has been said has happened [T5]. */
function ahead(earliest: Instant, now: Instant): Finding {
  const detail = `It begins at ${formatInstant(earliest)}, and now is ${formatInstant(now)}.`;
  return earliest > now + CLOCK_SKEW_MAX_MS
    ? refuse('occurred-ahead', '/occurred', `${detail} Record it when it has happened.`)
    : warn('clock-ahead', '/occurred', detail);
}

function publishedBefore(published: Instant): Finding {
  const detail = `A source was published by ${formatInstant(published)}, before what it reports began; check both dates.`;
  return warn('published-before-it-happened', '/sources', detail);
}

interface Cut {
  readonly occurred: Occurred;
  readonly findings: readonly Finding[];
}

/**
 * Without an earliest, the range begins with the race's cycle or with the election day held then [T2].
 * It keeps none where it ends before that.
 */
export function cutToBegin(event: FactEvent, at: Situation): Cut {
  const { occurred } = event;
  const begin = beginOf(event, at);
  if (begin === null) return { occurred, findings: NOTHING };
  if (occurred.latest !== null && occurred.latest <= begin.instant)
    return { occurred, findings: [warn(begin.code, '/occurred', begin.detail)] };
  if (occurred.earliest !== null) return { occurred, findings: NOTHING };
  return { occurred: { ...occurred, earliest: begin.instant }, findings: NOTHING };
}

interface Begin {
  readonly instant: Instant;
  readonly code: WarningCode;
  readonly detail: string;
}

function beginOf({ type, occurred }: FactEvent, at: Situation): Begin | null {
  switch (definitionOf(type)?.beginsWith) {
    case undefined:
      return null;
    case 'race':
      return beginOfRace(at);
    case 'election-day':
      return electionDay(occurred.latest ?? at.now, at);
  }
}

function beginOfRace(at: Situation): Begin {
  const { instant, date } = raceIn(at).begins;
  const detail = `It ends before ${date}, when this cycle of the race begins; check that it belongs to this race.`;
  return { instant, code: 'before-race-begins', detail };
}

function electionDay(instant: Instant, at: Situation): Begin | null {
  const day = electionDayAt(instant, at);
  if (day === null || day.earliest === null) return null;
  const detail = `It ends before the election day, ${String(day.edtf)}; check both dates.`;
  return { instant: day.earliest, code: 'before-election-day', detail };
}
