import type { Accepted, EventId } from '../event/timeline-event.js';
import type { Source } from '../source/source.js';
import type { Instant } from '../time/instant.js';
import type { FactEntry } from './fact-entry.js';
import { kindIn, type MetaEvent, targetsOf } from './meta-events.js';
import { publishedTime } from './published-time.js';
import type { Knowledge } from './revision.js';
import { standing } from './standing.js';

/** What acts on a fact and is known at K. */
export interface KnownMeta {
  readonly meta: Accepted<MetaEvent>;
  /** Since when it is known on the clock asked; -Infinity for what always was. */
  readonly at: Instant;
}

/** What of a fact is known at K [Q2]. */
export interface KnownEntry {
  /** Since when it is known on the clock asked; -Infinity for an identity. */
  readonly at: Instant;
  /** In version order; retracted ones included. */
  readonly metas: readonly KnownMeta[];
}

/** @returns null where the fact is not known at K. */
export function knownOf(entry: FactEntry, knowledge: Knowledge): KnownEntry | null {
  const { asserted, isIdentity } = entry;
  if (!isIdentity && !isWithin(asserted, knowledge)) return null;
  const isPublished = knowledge.clock === 'published';
  const ofEntry = isPublished ? publishedSince(entry, knowledge) : asserted.recordedAt;
  const at = isIdentity ? -Infinity : ofEntry;
  if (!isKnownAt(at, knowledge)) return null;
  return { at, metas: knownMetas(entry, at, knowledge) };
}

/** Whether the events up to the version asked hold this one. */
export const isWithin = (
  { version }: Pick<Accepted<unknown>, 'version'>,
  { atVersion }: Knowledge,
): boolean => atVersion === null || version <= atVersion;

/** K ends a period: what was recorded in it is known, and what was published by its end [Q1, Q2]. */
export const isKnownAt = (at: Instant, { clock, knownBefore }: Knowledge): boolean =>
  knownBefore === null || (clock === 'recorded' ? at < knownBefore : at <= knownBefore);

/** Whether an event is known by itself, whatever acts on it [Q2]. */
export function isKnownEvent(
  { event, version, recordedAt }: Accepted<{ readonly sources: readonly Source[] }>,
  knowledge: Knowledge,
): boolean {
  const isRecorded = knowledge.clock === 'recorded';
  const at = isRecorded ? recordedAt : publishedTime(event.sources, recordedAt);
  return isWithin({ version }, knowledge) && isKnownAt(at, knowledge);
}

/** None is known before what it acts on is [F3]. */
function knownMetas(entry: FactEntry, at: Instant, knowledge: Knowledge): readonly KnownMeta[] {
  if (entry.metaEvents.length === 0) return [];
  const since = new Map<EventId, Instant>([[entry.asserted.event.id, at]]);
  const known: KnownMeta[] = [];
  for (const meta of entry.metaEvents) {
    const target = targetSince(meta.event, since);
    if (target === undefined || !isWithin(meta, knowledge)) continue;
    const own =
      knowledge.clock === 'recorded' ? meta.recordedAt : Math.max(target, publishedByItself(meta));
    if (!isKnownAt(own, knowledge)) continue;
    since.set(meta.event.id, own);
    known.push({ meta, at: own });
  }
  return known;
}

/** Since when what it acts on is known here; what acts on several facts acts on each by itself. */
function targetSince(event: MetaEvent, since: ReadonlyMap<EventId, Instant>): Instant | undefined {
  for (const target of targetsOf(event)) {
    const at = since.get(target);
    if (at !== undefined) return at;
  }
  return undefined;
}

/**
 * A transcription counts as if it had always been so; a correction or retraction of the source is
 * known by the sources of its command, never by those inside the replacement [F3].
 */
const publishedByItself = (meta: Accepted<MetaEvent>): Instant =>
  isTranscription(meta.event) ? -Infinity : publishedTime(meta.event.sources, meta.recordedAt);

export const isTranscription = (event: MetaEvent): boolean => kindIn(event) === 'transcription';

/**
 * The published time of a fact: by the sources that a transcription puts in the place of its own,
 * and by those added, of which an earlier one makes the fact known from then on [F3].
 */
function publishedSince(entry: FactEntry, knowledge: Knowledge): Instant {
  const { asserted, metaEvents } = entry;
  let sources: readonly Source[] = asserted.event.sources;
  if (metaEvents.length > 0)
    for (const event of alwaysSo(entry, knowledge)) sources = sourcesAfter(sources, event);
  return publishedTime(sources, asserted.recordedAt);
}

/** What acts on the fact since it is known: applies at K, and no step of its link to the fact is the source's own. */
function alwaysSo(entry: FactEntry, knowledge: Knowledge): readonly MetaEvent[] {
  const isKnown = (meta: Accepted<MetaEvent>): boolean =>
    isWithin(meta, knowledge) && isKnownAt(publishedByItself(meta), knowledge);
  const known = entry.metaEvents.filter(isKnown).map((meta) => ({ meta }));
  const reached = new Set<EventId>([entry.asserted.event.id]);
  return standing(known).flatMap(({ meta: { event } }) => {
    const acts = targetsOf(event).some((target) => reached.has(target));
    if (kindIn(event) === 'source' || !acts) return [];
    reached.add(event.id);
    return [event];
  });
}

function sourcesAfter(sources: readonly Source[], event: MetaEvent): readonly Source[] {
  switch (event.type) {
    case 'EventRetracted':
    case 'FinanceReportWithdrawn':
    case 'EventDisputed':
    case 'ConflictResolved':
      return sources;
    case 'SourceAdded':
      return [...sources, ...event.sources];
    case 'EventCorrected':
      return event.data.replacement.sources.length === 0 ? sources : event.data.replacement.sources;
  }
}
