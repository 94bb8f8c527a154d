import type { Assertion, EventEnvelope, EventId } from '../event/timeline-event.js';
import type { Source } from '../source/source.js';
import type { Occurred } from '../time/occurred.js';
import { eventOfFact } from './fact-id.js';
import type { CorrectionKind } from './revision.js';

/** What a correction puts in the place of the whole fact [F3]. */
export interface Replacement {
  readonly occurred: Occurred;
  readonly assertion: Assertion;
  /** Where there are none, those of the fact stay. */
  readonly sources: readonly Source[];
  readonly data: Readonly<Record<string, unknown>>;
}

interface Acting {
  /** The event acted on: the one that first asserted the fact, or another that acts on it. */
  readonly event: EventId;
}

export interface CorrectedData extends Acting {
  readonly kind: CorrectionKind;
  readonly reason: string;
  readonly replacement: Replacement;
}

export interface RetractedData extends Acting {
  readonly kind: CorrectionKind;
  readonly reason: string;
  readonly note?: string;
}

export interface WithdrawnData extends Acting {
  readonly reason?: string;
}

export interface DisputedData extends Acting {
  readonly reason: string;
}

/** The named fact holds; the others become disputed [S3]. */
export interface ResolvedData extends Acting {
  readonly reason: string;
  /** The events of the alternatives that it was decided against, filled in by the decider. */
  readonly disputed?: readonly EventId[];
}

export interface SourceAddedData extends Acting {
  readonly assertion?: Assertion;
  readonly adds?: Readonly<Record<string, unknown>>;
  readonly occurred?: Occurred;
}

export type CorrectedEvent = EventEnvelope<'EventCorrected', CorrectedData>;
export type RetractedEvent = EventEnvelope<'EventRetracted', RetractedData>;
/** A committee takes back what it filed: retracted, and not by us [F2]. */
export type WithdrawnEvent = EventEnvelope<'FinanceReportWithdrawn', WithdrawnData>;
export type DisputedEvent = EventEnvelope<'EventDisputed', DisputedData>;
export type ResolvedEvent = EventEnvelope<'ConflictResolved', ResolvedData>;
export type SourceAddedEvent = EventEnvelope<'SourceAdded', SourceAddedData>;

/** The events that assert nothing in the world and act on the fact that they name, on paper [F2, F3]. */
export type MetaEvent =
  CorrectedEvent | RetractingEvent | SourceAddedEvent | DisputedEvent | ResolvedEvent;
export type RetractingEvent = RetractedEvent | WithdrawnEvent;

const META_EVENT_TYPES: ReadonlySet<string> = new Set<MetaEvent['type']>([
  'EventCorrected',
  'EventRetracted',
  'FinanceReportWithdrawn',
  'SourceAdded',
  'EventDisputed',
  'ConflictResolved',
]);

/** @returns undefined for an event that asserts a fact of its own, and for one that says nothing any more [F7]. */
export function asMetaEvent(event: EventEnvelope<string, unknown>): MetaEvent | undefined {
  return META_EVENT_TYPES.has(event.type) && event.redacted === undefined
    ? (event as MetaEvent)
    : undefined;
}

/** The id of the event that this one acts on. */
export const targetOf = (event: MetaEvent): EventId => eventOfFact(event.data.event);

/** All that this one acts on: the event that it names, and those that it decides against. */
export function targetsOf(event: MetaEvent): readonly EventId[] {
  const others = event.type === 'ConflictResolved' ? (event.data.disputed ?? []) : [];
  return [...new Set([event.data.event, ...others].map(eventOfFact))];
}

export const isRetracting = (event: MetaEvent): event is RetractingEvent =>
  event.type === 'EventRetracted' || event.type === 'FinanceReportWithdrawn';

/** Why a filing no longer stands that its committee took back. */
export const WITHDRAWN = 'withdrawn';

/** How and why an event retracts another: what is withdrawn, its source takes back [F2, F3]. */
export function retractionIn({ type, data }: RetractingEvent): Omit<RetractedData, 'event'> {
  if (type === 'EventRetracted') return data;
  const note = data.reason;
  return { kind: 'source', reason: WITHDRAWN, ...(note !== undefined && { note }) };
}

/** Whose mistake the event puts right; null where it adds to a fact. */
export function kindIn(event: MetaEvent): CorrectionKind | null {
  if (isRetracting(event)) return retractionIn(event).kind;
  return event.type === 'EventCorrected' ? event.data.kind : null;
}
