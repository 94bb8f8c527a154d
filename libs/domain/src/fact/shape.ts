import {
  type Accepted,
  type Assertion,
  ASSERTIONS,
  type EventId,
} from '../event/timeline-event.js';
import type { Source } from '../source/source.js';
import type { Instant } from '../time/instant.js';
import type { Occurred } from '../time/occurred.js';
import type { FactData, FactEntry } from './fact-entry.js';
import { isTranscription, type KnownEntry, type KnownMeta } from './known-entry.js';
import {
  type CorrectedEvent,
  isRetracting,
  type MetaEvent,
  type ResolvedEvent,
  retractionIn,
  type RetractingEvent,
  type SourceAddedEvent,
  targetOf,
} from './meta-events.js';
import { publishedTime } from './published-time.js';
import type { Correction, CorrectionKind, Knowledge, Resolution } from './revision.js';
import { standing } from './standing.js';

/** How a fact was taken back on paper [F2]. */
export interface Retraction {
  readonly event: EventId;
  readonly kind: CorrectionKind;
  readonly reason: string;
  readonly note: string | null;
  readonly version: number;
  /** Since when it is known on the clock asked. */
  readonly at: Instant;
}

/** What an event says after all that is known at K has acted on it. */
export interface Shape {
  readonly occurred: Occurred;
  readonly assertion: Assertion;
  readonly data: FactData;
  readonly sources: readonly Source[];
  readonly background: readonly Source[];
  readonly published: Instant;
  readonly revisedBy: number;
  readonly knownSince: Instant;
  readonly corrected: Correction | null;
  readonly resolved: Resolution | null;
  readonly retraction: Retraction | null;
}

/** Sources that state the fact, and since when they count on the clock asked. */
interface Said {
  readonly sources: readonly Source[];
  readonly at: Instant;
}

interface Draft extends Omit<Shape, 'sources' | 'published' | 'retraction'> {
  readonly said: readonly Said[];
  readonly retractions: readonly Retraction[];
}

type Known<Event> = KnownMeta & { readonly meta: Accepted<Event> };

/** Known events that act on the fact apply in version order, those retracted by standing ones excepted [F3]. */
export function shapeOf(entry: FactEntry, known: KnownEntry, knowledge: Knowledge): Shape {
  let draft = asserted(entry, known);
  for (const meta of standing(known.metas)) draft = applied(draft, meta, entry);
  const { occurred, assertion, data, background, revisedBy, knownSince, corrected: by } = draft;
  const { recordedAt } = entry.asserted;
  const sources = sourcesKnown(draft, knowledge);
  // Field by field: it is read once for every event, and a spread costs ten times as much.
  return {
    occurred,
    assertion,
    data,
    sources,
    background,
    published: publishedTime(sources, recordedAt),
    revisedBy,
    // What is known at every K is known since it is there.
    knownSince: knownSince === -Infinity ? recordedAt : knownSince,
    corrected: by,
    resolved: draft.resolved,
    retraction: retractionAmong(draft.retractions),
  };
}

function sourcesKnown({ said }: Draft, { clock, knownBefore }: Knowledge): readonly Source[] {
  const known = said.filter(({ at }) => clock === 'recorded' || at <= (knownBefore ?? Infinity));
  const [only] = known;
  return known.length === 1 && only ? only.sources : known.flatMap(({ sources }) => sources);
}

/** A false report stays listed, whatever else is said of it; of several accounts the earliest known tells [F3]. */
function retractionAmong(retractions: readonly Retraction[]): Retraction | null {
  const reports = retractions.filter(({ reason }) => reason === 'false-report');
  const [first, ...others] = reports.length > 0 ? reports : retractions;
  if (first === undefined) return null;
  return others.reduce((earliest, other) => (other.at < earliest.at ? other : earliest), first);
}

function asserted(entry: FactEntry, known: KnownEntry): Draft {
  const { event, version, recordedAt } = entry.asserted;
  const { occurred, assertion, data, sources, background = [] } = event;
  return {
    occurred,
    assertion,
    data,
    said: [{ sources, at: publishedTime(sources, recordedAt) }],
    background,
    revisedBy: version,
    knownSince: known.at,
    corrected: null,
    resolved: null,
    retractions: [],
  };
}

function applied(draft: Draft, known: KnownMeta, entry: FactEntry): Draft {
  if (isOf(known, 'EventCorrected')) return corrected(draft, known, entry);
  if (isRetraction(known)) return retracted(draft, known, entry);
  if (isOf(known, 'EventDisputed')) return disputed(draft, known);
  if (isOf(known, 'ConflictResolved')) return resolved(draft, known, entry);
  return isOf(known, 'SourceAdded') ? sourceAdded(draft, known) : draft;
}

const isOf = <Type extends MetaEvent['type']>(
  known: KnownMeta,
  type: Type,
): known is Known<Extract<MetaEvent, { type: Type }>> => known.meta.event.type === type;

const isRetraction = (known: KnownMeta): known is Known<RetractingEvent> =>
  isRetracting(known.meta.event);

/** The replacement is whole; without sources it keeps those of what it corrects [F3]. */
function corrected(draft: Draft, { meta, at }: Known<CorrectedEvent>, entry: FactEntry): Draft {
  const { kind, reason, replacement } = meta.event.data;
  const { occurred, assertion, data, sources } = replacement;
  const saidAt = isTranscription(meta.event)
    ? publishedTime(sources, entry.asserted.recordedAt)
    : -Infinity;
  return {
    ...draft,
    occurred,
    assertion,
    data,
    said: sources.length === 0 ? draft.said : [{ sources, at: saidAt }],
    revisedBy: meta.version,
    knownSince: at,
    corrected: { event: meta.event.id, kind, reason, at },
  };
}

/**
 * A retracted fact keeps its shape: it is listed as a false report, and its link runs on [F4].
 * What retracts another act on the fact has done so by keeping it from applying.
 */
function retracted(draft: Draft, { meta, at }: Known<RetractingEvent>, entry: FactEntry): Draft {
  if (targetOf(meta.event) !== entry.asserted.event.id) return draft;
  const { kind, reason, note = null } = retractionIn(meta.event);
  const retraction = { event: meta.event.id, kind, reason, note, version: meta.version, at };
  return { ...draft, retractions: [...draft.retractions, retraction] };
}

/** A source that proves more, or a correction, may end the dispute [F5]. */
const disputed = (draft: Draft, { meta, at }: KnownMeta): Draft => ({
  ...draft,
  assertion: 'disputed',
  revisedBy: meta.version,
  knownSince: Math.max(draft.knownSince, at),
});

/** The named fact keeps what it says, and tells of the decision; the others are in dispute [S3]. */
function resolved(draft: Draft, known: Known<ResolvedEvent>, entry: FactEntry): Draft {
  const { meta, at } = known;
  if (targetOf(meta.event) !== entry.asserted.event.id) return disputed(draft, known);
  const { reason } = meta.event.data;
  return { ...draft, revisedBy: meta.version, resolved: { event: meta.event.id, reason, at } };
}

/** Adds what the fact lacks and contradicts nothing; a source alone changes no value [F3]. */
function sourceAdded(draft: Draft, { meta, at }: Known<SourceAddedEvent>): Draft {
  const { sources, background = [], data } = meta.event;
  const occurred = narrowed(draft.occurred, data.occurred);
  const assertion = stronger(draft.assertion, data.assertion);
  const added = Object.entries(data.adds ?? {}).filter(
    ([name, value]) => value !== undefined && draft.data[name] === undefined,
  );
  const changes = occurred !== draft.occurred || assertion !== draft.assertion || added.length > 0;
  return {
    ...draft,
    occurred,
    assertion,
    data: added.length === 0 ? draft.data : { ...draft.data, ...Object.fromEntries(added) },
    said: [...draft.said, { sources, at: -Infinity }],
    background: [...draft.background, ...background],
    revisedBy: meta.version,
    knownSince: changes ? Math.max(draft.knownSince, at) : draft.knownSince,
  };
}

/** The narrower range where it lies inside the other; what reaches outside it is not used [F3]. */
function narrowed(range: Occurred, to: Occurred | undefined): Occurred {
  if (to === undefined) return range;
  const isInside =
    (to.earliest ?? -Infinity) >= (range.earliest ?? -Infinity) &&
    (to.latest ?? Infinity) <= (range.latest ?? Infinity);
  return isInside ? to : range;
}

export const stronger = (one: Assertion, other: Assertion | undefined): Assertion =>
  other !== undefined && rankOf(other) > rankOf(one) ? other : one;

/** The rank in the order of S1: disputed, inferred, reported, confirmed. */
export const rankOf = (assertion: Assertion): number => ASSERTIONS.indexOf(assertion);
