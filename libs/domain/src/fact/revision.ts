import type { Assertion, EventId, FactId } from '../event/timeline-event.js';
import type { Source } from '../source/source.js';
import type { Instant } from '../time/instant.js';
import type { Occurred } from '../time/occurred.js';

/** `recorded`: when our log took it. `published`: when the source said so. */
export const CLOCKS = ['recorded', 'published'] as const;
export type Clock = (typeof CLOCKS)[number];

/** Which events count as known [Q2]. */
export interface Knowledge {
  readonly clock: Clock;
  /** Exclusive on the recorded clock, inclusive of a published time that equals it; null: all there is. */
  readonly knownBefore: Instant | null;
  /** The events up to this version alone; null: no such bound. */
  readonly atVersion: number | null;
}

export type CorrectionKind = 'transcription' | 'source';

export interface Correction {
  readonly event: EventId;
  readonly kind: CorrectionKind;
  readonly reason: string;
  readonly at: Instant;
}

/** That sources said otherwise, and this fact was decided for [S3]. */
export interface Resolution {
  readonly event: EventId;
  readonly reason: string;
  readonly at: Instant;
}

/** A fact as it counts for the one that follows it. */
export type FollowedFact = Pick<Revision, 'fact' | 'type' | 'data'>;

/** A fact as it stands after the corrections known at K. */
export interface Revision {
  readonly fact: FactId;
  /** The event that first asserted the fact. */
  readonly event: EventId;
  /** Version of the first assertion: the last word in the order of a slot [S1]. */
  readonly version: number;
  /** Version of the event that made this shape: the first assertion, a correction or an added source. */
  readonly revisedBy: number;
  readonly type: string;
  readonly slot: string;
  /** As written, before T5: what S2 and S3 call a range. */
  readonly occurred: Occurred;
  /** After T5 and F4; -Infinity where there is none. */
  readonly earliest: Instant;
  /** After T5 and F4; Infinity where there is none. */
  readonly latest: Instant;
  /** First key of the order in a slot [S1]; -Infinity where undated. */
  readonly from: Instant;
  /** The key between `earliest` and assertion that its definition gives [S1]; 0 for most types. */
  readonly rank: number;
  /** Of the facts with its range the last alone counts, whoever published them [S3]. */
  readonly hasNoAlternatives?: true;
  /** Rank after F4 is at least that of the fact it follows. */
  readonly assertion: Assertion;
  /** The recorder disputes it, whatever rank F4 lends it: never certain [F5]. */
  readonly disputed?: true;
  readonly sources: readonly Source[];
  readonly background: readonly Source[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly follows: FactId | null;
  /**
   * The nearest known fact of its own slot that the link reaches, where that is not `follows` itself:
   * the link runs on through facts retracted, not yet known, or of another slot [F4].
   */
  readonly followsInSlot?: FactId;
  /** What it follows in its own slot, as known at K: what a canceled day or a call that was taken back had been. */
  readonly followed?: FollowedFact;
  /** When the log took the first assertion. */
  readonly recordedAt: Instant;
  /** T6, on the sources of this shape. */
  readonly published: Instant;
  /** Since when these values are known on the clock asked. */
  readonly knownSince: Instant;
  readonly corrected: Correction | null;
  /** The last decision between it and its alternatives that it was decided for. */
  readonly resolved?: Resolution;
  readonly note: string | null;
}

/** A fact that no longer stands on paper, as it was last [F2]. */
export interface RetractedFact {
  readonly revision: Revision;
  readonly reason: string;
  readonly retractedBy: EventId;
  readonly at: Instant;
}

/** The reason of a retraction that leaves what was believed in sight [F3]. */
export const FALSE_REPORT = 'false-report';

/** A fact that was retracted as a false report: listed from that K on [F3]. */
export type FalseReport = RetractedFact;

/** Everything known at K, by slot; within a slot in the order of S1. */
export interface KnownFacts {
  readonly slots: ReadonlyMap<string, readonly Revision[]>;
  readonly falseReports: readonly FalseReport[];
  /** The last version used; 0 where nothing is known. */
  readonly version: number;
}

/** A fact that holds at V, with those that say otherwise of the same range [S3]. */
export interface Holder {
  readonly revision: Revision;
  readonly alternatives: readonly Alternative[];
  /** Same values from other sources: one held value with all sources [S3]. */
  readonly agreeing: readonly Revision[];
}

export interface Alternative {
  readonly revision: Revision;
  /** The fields that differ. */
  readonly differs: readonly string[];
}

/** Who holds a slot at V [S2]. */
export interface Holders {
  /** The last, in order, that has surely begun; null where nothing is certain. */
  readonly certain: Holder | null;
  /** All that may hold, latest in order first, the certain one among them. */
  readonly possible: readonly Holder[];
}
