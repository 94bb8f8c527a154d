import type {
  Accepted,
  EventId,
  Holders,
  IdentityKind,
  Instant,
  KnownFacts,
  Knowledge,
  RaceIdentity,
  TimelineEvent,
} from '#libs/domain';
import type { LogCursor } from './event-log.port.js';

export type AcceptedEvent = Accepted<TimelineEvent>;

/** One accepted commit on its way into the read models. */
export interface ProjectedCommit {
  readonly partition: number;
  /** Of its record in the log. */
  readonly position: number;
  /** The id of a race; of any other record the whole name of its stream: `person/anna-valencia`. */
  readonly race: string;
  /** In version order, without gaps. */
  readonly events: readonly AcceptedEvent[];
}

/** The commit does not follow on what the read model holds of its race: read again from `progress()`. */
export class ProjectionGap extends Error {
  override readonly name = 'ProjectionGap';
}

export class ReadModelUnavailable extends Error {
  override readonly name = 'ReadModelUnavailable';
}

/** How far one partition is folded, and until when nothing older can still appear in it [Q3]. */
export interface PartitionProgress {
  readonly partition: number;
  readonly next: number;
  /** When an end of the partition was asked for that has since been folded; null before the first. */
  readonly watermark: Instant | null;
  /** Tells the log apart from any other, by its first record there; the one saved first stays. */
  readonly origin?: string;
}

/** One built copy of all read models, as the projector writes it. */
export interface Generation {
  readonly number: number;
  /**
   * Applies commits; atomic and idempotent per race: a commit that is there already changes nothing. What a
   * commit redacts is from then on without its content in every answer, whatever K it is about [F7].
   * @throws ProjectionGap, ReadModelUnavailable
   */
  apply(commits: readonly ProjectedCommit[]): Promise<void>;
  /** Where each partition may be read on from: a hint, never ahead of what is applied. */
  progress(): Promise<readonly PartitionProgress[]>;
  saveProgress(progress: readonly PartitionProgress[]): Promise<void>;
}

/** A race in the directory. */
export interface RaceEntry {
  readonly identity: RaceIdentity;
  /** Of the race's head. */
  readonly version: number;
  readonly recordedSince: Instant;
  readonly changedAt: Instant;
}

/** What is known at K, and how far the record of the race itself reaches. */
export interface RaceRecord {
  readonly identity: RaceIdentity;
  /** The race's head, whatever K is. */
  readonly head: number;
  readonly recordedSince: Instant;
  /** Version of the last redaction; 0 where nothing was redacted. Older answers about the race are not to be given [F7]. */
  readonly redacted: number;
  /** Of the race's partition [Q3]; null before the first. */
  readonly watermark: Instant | null;
}

/** How far a record reaches that is not that of a race. */
export type RecordReach = Omit<RaceRecord, 'identity'>;

/** A record of a person, an organisation or another thing, in the directory of its kind. */
export interface RecordEntry {
  /** `person/anna-valencia` */
  readonly stream: string;
  readonly version: number;
  readonly recordedSince: Instant;
  readonly changedAt: Instant;
  /** All that is known now. */
  readonly facts: KnownFacts;
  /** What was known at a K. */
  known(knowledge: Knowledge): KnownFacts;
}

/** Who holds in a race at (V, K). */
export interface HeldFacts extends RaceRecord {
  /** The slots in which something may hold, by their keys. */
  readonly slots: ReadonlyMap<string, Holders>;
  readonly falseReports: KnownFacts['falseReports'];
  /** The last version used; 0 where nothing is known. */
  readonly version: number;
  /** The last V, up to the one asked, at which time alone may have changed the answer [Q4]; null where none. */
  readonly turnedAt: Instant | null;
  /**
   * Up to which V, exclusive, time alone changes nothing: after the V asked no such instant lies before it. It may
   * be earlier than the next one; Infinity where none is to come.
   */
  readonly until: Instant;
}

export interface FeedEntry {
  readonly event: AcceptedEvent;
  /** Resumes after this event. */
  readonly cursor: LogCursor;
}

export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  /** Resumes after everything that was looked at, filtered out or not. */
  readonly cursor: LogCursor;
  readonly caughtUp: boolean;
  /** Until when nothing older can still come after a page that is caught up; null where a partition does not say. */
  readonly watermark: Instant | null;
  /** The end of what is held, where the page was asked for from beyond it: not folded yet, or of another log. */
  readonly heldTo?: LogCursor;
}

/** Ids of races in their order, as many as were asked for. */
export interface RacesPage {
  readonly races: readonly string[];
  /** The first that is not among them any more; null where none is left. */
  readonly next: string | null;
}

/** Questions to the generation that serves. All throw ReadModelUnavailable. */
export interface ReadModelReader {
  races(): Promise<readonly RaceEntry[]>;
  race(race: string): Promise<RaceRecord | undefined>;
  held(race: string, knowledge: Knowledge, validBefore: Instant): Promise<HeldFacts | undefined>;
  known(race: string, knowledge: Knowledge): Promise<(RaceRecord & KnownFacts) | undefined>;
  /** The records of a kind by their ids: few facts each, so that they are given whole. */
  records(kind: IdentityKind): Promise<readonly RecordEntry[]>;
  /** What such a record says; undefined where nothing is recorded under the name of the stream. */
  record(stream: string, knowledge: Knowledge): Promise<(RecordReach & KnownFacts) | undefined>;
  /**
   * The races that have any of these names in an event, of whatever time and whether it still counts, from an id
   * on; what is redacted has none. Their own facts tell what they say of somebody at (V, K).
   * @param names as `namesIn` gives them: `person/anna-valencia`
   */
  racesNaming(names: readonly string[], from: string, limit: number): Promise<RacesPage>;
  /** Accepted events after a version, in order; of any record, by the name that its commits give it. */
  events(race: string, afterVersion: number, limit: number): Promise<readonly AcceptedEvent[]>;
  event(id: EventId): Promise<AcceptedEvent | undefined>;
  /** Accepted events of all races in the order of the log, from a cursor on; without one, from the start. */
  feed(from: LogCursor | null, limit: number): Promise<FeedPage>;
  /** The end of that feed: from there on it tells only what is recorded from now on. */
  feedEnd(): Promise<LogCursor>;
  /** Calls back when something changed: a hint to look again, never the record of what happened. */
  onChange(listener: (race: string) => void): () => void;
  /**
   * Whether changes are heard of now. While they are not, who waits for one looks for himself; once they are
   * again, every record is hinted at.
   */
  hearsChanges(): boolean;
}

/** The read models: generations beside one another, one of which serves. */
export interface ReadModel extends ReadModelReader {
  /** The generation that serves, or is served next where none is built yet. */
  serving(): Promise<Generation>;
  /** A new, empty generation beside it. One is built at a time. */
  begin(): Promise<Generation>;
  /** Makes a built generation the one that serves; the one before is kept. */
  promote(generation: number): Promise<void>;
  /** Drops a generation that does not serve. */
  discard(generation: number): Promise<void>;
  close(): Promise<void>;
}
