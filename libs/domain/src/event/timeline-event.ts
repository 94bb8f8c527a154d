import type { Occurred } from '../time/occurred.js';
import type { Instant } from '../time/instant.js';
import type { Source } from '../source/source.js';

/** Stream, command id and index hashed to 26 characters of lower-case base32 [F1]. */
export type EventId = string;

/** The id of the event that first asserted the fact; `#<measure>` follows for further measures [F1, S1]. */
export type FactId = string;

export const ASSERTIONS = ['disputed', 'inferred', 'reported', 'confirmed'] as const;
/** The recorder's judgement at the time of recording [F5], weakest first: the order of S1. */
export type Assertion = (typeof ASSERTIONS)[number];

/** What the source printed where the recorder knows better: kept, never used. */
export interface Sic {
  readonly field: string;
  readonly says: string;
  readonly is: string;
}

/** A version of the shape that the data of a type have. */
export interface EventShape {
  readonly type: string;
  readonly schema: number;
}

export const REDACTION_REASONS = ['privacy', 'court-order', 'copyright', 'legal'] as const;
export type RedactionReason = (typeof REDACTION_REASONS)[number];

/** When, by which event and for what reason an event was hidden [F7]. */
export interface Redaction {
  readonly event: EventId;
  readonly at: Instant;
  readonly reason: RedactionReason;
}

/** An immutable record that something was asserted: a plain record, in the past tense. */
export interface EventEnvelope<Type extends string, Data> {
  readonly id: EventId;
  readonly type: Type;
  /** The version of the event type's shape. */
  readonly schema: number;
  readonly occurred: Occurred;
  readonly assertion: Assertion;
  /** Those that state this very fact [T6]. */
  readonly sources: readonly Source[];
  /** Shown, and counting for nothing [T6]. */
  readonly background?: readonly Source[];
  /** The fact that this one ends, resumes or moves [F4]. */
  readonly follows?: FactId;
  readonly sic?: readonly Sic[];
  readonly note?: string;
  /** The shape of the fact's data inside `data`, where the event puts some in the place of a fact, or adds some. */
  readonly carries?: EventShape;
  /**
   * What it said is removed, for a legal reason: whatever else is here says nothing. `true` where the
   * redaction is not read yet, because the log was restored without the content.
   */
  readonly redacted?: Redaction | true;
  readonly data: Data;
}

/** A warning: the fact is odd but possible, and accepted [domain rules]. */
export interface Warning {
  readonly code: string;
  /** JSON Pointer into the command document. */
  readonly pointer: string;
  readonly detail: string;
}

/** An event as the log accepted it. */
export interface Accepted<Event> {
  readonly stream: string;
  /** Number of accepted events of the stream up to this one, 1..n. */
  readonly version: number;
  /** The third clock: set by the log alone, non-decreasing within a partition [T1]. */
  readonly recordedAt: Instant;
  /** Key id and role of the author. */
  readonly by: string;
  readonly correlation: string | null;
  readonly warnings: readonly Warning[];
  readonly event: Event;
}
