import { readStream } from '../event/stream-kind.js';
import type { TimelineEvent } from '../events/index.js';
import type { FactData } from '../fact/fact-entry.js';
import type { Door } from '../race/decider.js';
import { type Finding, NOTHING, refuse, warn } from '../race/finding.js';
import type { RaceState } from '../race/race-state.js';
import { intoOf, isMerge, standingMerge } from './standing-merge.js';

/**
 * What the other records say of a merge, as far as this process knows them. Two writers may still close a ring
 * at the same moment; whoever follows merges leaves out the one that came last [redirectsOf].
 */
export function mergeFindings(
  event: TimelineEvent,
  record: RaceState,
  door: Door,
): readonly Finding[] {
  const merge = mergeIn(event, record);
  if (merge === null) return NOTHING;
  const { data, pointer } = merge;
  const kind = readStream(record.stream)?.kind;
  const other = `${kind}/${intoOf(data).id}`;
  if (leadsTo(record.stream, other, door)) {
    const detail = `${other} leads back to ${record.stream}; split one of them first.`;
    return [refuse('merged-in-a-ring', pointer, detail)];
  }
  if (isRegistered(stateOf(other, door))) return NOTHING;
  const detail = `Nothing registers ${other} yet; check the id.`;
  return [warn('merged-into-unregistered', pointer, detail)];
}

interface Merge {
  readonly data: FactData;
  readonly pointer: string;
}

/** The merge that an event asserts, or that a correction puts in the place of one. */
function mergeIn(event: TimelineEvent, { facts }: RaceState): Merge | null {
  if (isMerge(event)) return { data: event.data, pointer: '/data/into' };
  if (event.type !== 'EventCorrected') return null;
  const corrected = facts.fact(event.data.event)?.asserted.event;
  if (corrected === undefined || !isMerge(corrected)) return null;
  return { data: event.data.replacement.data, pointer: '/data/replacement/data/into' };
}

/** Whether following merges from one record comes to the other. */
function leadsTo(end: string, start: string, door: Door): boolean {
  const seen = new Set<string>();
  for (let at: string | null = start; at !== null && !seen.has(at); at = nextAfter(at, door)) {
    if (at === end) return true;
    seen.add(at);
  }
  return false;
}

function nextAfter(stream: string, door: Door): string | null {
  const state = stateOf(stream, door);
  if (state === undefined) return null;
  const { facts } = state;
  const merge = standingMerge(facts.slotsUnder('merge/').map((slot) => facts.latest(slot)));
  return merge && `${readStream(stream)?.kind}/${merge.into.id}`;
}

/** All records of this kind have the same state. */
const stateOf = (stream: string, door: Door): RaceState | undefined =>
  door.other(stream) as RaceState | undefined;

export const isRegistered = (record: RaceState | undefined): boolean =>
  record !== undefined && record.facts.latest('identity').length > 0;
