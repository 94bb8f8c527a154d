import type { StreamKind } from '../event/stream-kind.js';
import type { EventEnvelope } from '../event/timeline-event.js';
import type { ReadingIssue, Fields, RecordOf } from '../schema/field.js';

/** One fact that an event asserts: a measure of its own where the event has several [S1]. */
export interface FactPlace<Data> {
  /** What the fact is about: the key that later facts supersede it by [S1]. */
  readonly slot: string;
  /** Distinguishes the facts of one event; the first of an event has none in its id. */
  readonly measure?: string;
  /** The data of this fact alone, where it is not all of the event's. */
  readonly data?: Data;
}

type Supersedes = 'later' | 'follows' | 'list' | 'nothing' | 'corrections';

/** What an event ends, resumes or moves [F4]. */
export interface Follows<Data> {
  /** The types of event that it can follow. */
  readonly types: readonly string[];
  /** Whose holder it follows where the client names none, of several the last; null: the client must name it. */
  readonly slot: ((data: Data) => string | readonly string[]) | null;
}

/** The command document of the reference, without its type; the golden fixture is made from it. */
interface CommandExample {
  readonly occurred?: string | null;
  readonly expressedAs?: string;
  readonly assertion?: string;
  readonly follows?: unknown;
  readonly sources?: readonly unknown[];
  readonly data: Readonly<Record<string, unknown>>;
}

type AnyData = Readonly<Record<string, unknown>>;

/** A shape that a type's data had before: readable for ever, because the log is never rewritten. */
export interface EarlierVersion {
  readonly fields: Fields;
  /** As of the type itself, then. */
  readonly carriesFact?: true;
  /**
   * The same data in the shape of the next version. Pure, total, and right for a part of the fields as well:
   * what is added to a fact is a part of one [F3].
   */
  readonly upcast: (data: AnyData) => AnyData;
}

export interface EventOptions<F extends Fields> {
  /** The imperative that records it: `AnnounceEndorsement`. */
  readonly command: string;
  /** One sentence for the reference. */
  readonly meaning: string;
  /** What `occurred` is for this type [T7]. */
  readonly occurredIs: string;
  /** In which kinds of streams; in races where not given. What acts on a fact is recorded beside it. */
  readonly recordedIn?: readonly StreamKind[];
  readonly fields: F;
  /** The shapes before this one, version 1 first. */
  readonly earlier?: readonly EarlierVersion[];
  /** Its data hold data of the fact that it acts on, whose shape the event names in `carries`. */
  readonly carriesFact?: true;
  readonly example: CommandExample;
  /** Where its facts belong; no place for the events that act on other facts [F3]. */
  readonly places: (event: EventEnvelope<string, RecordOf<F>>) => readonly FactPlace<RecordOf<F>>[];
  readonly supersedes: Supersedes;
  readonly follows?: Follows<RecordOf<F>>;
  /** Schedules, proposals and deadlines alone may lie in the future [T5]. */
  readonly mayLieAhead?: true;
  /** Without an earliest, it begins with the race's `begins` or with the election day held [T2]. */
  readonly beginsWith?: 'race' | 'election-day';
  /** A command may leave `occurred` out; elsewhere an undated fact is said to be so with null. */
  readonly mayOmitOccurred?: true;
  /** Operators alone may record it; editors record all else. */
  readonly isForOperators?: true;
  /** It carries its data alone: no date, no source and no words that could repeat what it removes. */
  readonly saysNothing?: true;
  /** Nobody else says so: it tells of our own work. */
  readonly mayOmitSources?: true;
  /** A key of the order in a slot, between earliest and assertion: greater comes later [section 6]. */
  readonly rank?: (data: RecordOf<F>) => number;
  /** Facts of the same range supersede one another, whoever publishes them [section 6]. */
  readonly hasNoAlternatives?: true;
  /** What is wrong with the data as a whole; pointers are relative to the data. */
  readonly check?: (data: RecordOf<F>) => readonly ReadingIssue[];
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
