import type { EventEnvelope } from '../event/timeline-event.js';
import type { Fields, RecordOf } from '../schema/field.js';

/** One fact that an event asserts: a measure of its own where the event has several [S1]. */
export interface FactPlace<Data> {
  /** What the fact is about: the key that later facts supersede it by [S1]. */
  readonly slot: string;
  /** Distinguishes the facts of one event; the first of an event has none in its id. */
  readonly measure?: string;
  /** The data of this fact alone, where it is not all of the event's. */
  readonly data?: Data;
}

export type Supersedes = 'later' | 'follows' | 'list' | 'nothing' | 'corrections';

export interface EventOptions<F extends Fields> {
  /** The imperative that records it: `AnnounceEndorsement`. */
  readonly command: string;
  /** One sentence for the reference. */
  readonly meaning: string;
  /** What `occurred` is for this type [T7]. */
  readonly occurredIs: string;
  readonly fields: F;
  /** Where its facts belong; no place for the events that act on other facts [F3]. */
  readonly places: (event: EventEnvelope<string, RecordOf<F>>) => readonly FactPlace<RecordOf<F>>[];
  readonly supersedes: Supersedes;
  /** A key between `earliest` and assertion in the order of a slot: portion counted, amendment number; 0 where not given [S1]. */
  readonly rank?: (data: RecordOf<F>) => number;
  /** Of the facts with one range the last alone counts, whoever published them: none is an alternative [S3]. */
  readonly hasNoAlternatives?: true;
  /** Schedules, proposals and deadlines alone may lie in the future [T5]. */
  readonly mayLieAhead?: boolean;
  /** Without an earliest, it begins with the race's `begins` or with the election day held [T2]. */
  readonly beginsWith?: 'race' | 'election-day';
}

/** One definition per event: type, reader, slot, JSON Schemas, command and reference row derive from it. */
export interface EventDefinition<Type extends string, F extends Fields> extends EventOptions<F> {
  readonly type: Type;
  readonly version: number;
}

export function defineEvent<Type extends string, F extends Fields>(
  type: Type,
  version: number,
  options: EventOptions<F>,
): EventDefinition<Type, F> {
  return { type, version, ...options };
}

export type DataOfDefinition<D> = D extends EventDefinition<string, infer F> ? RecordOf<F> : never;
