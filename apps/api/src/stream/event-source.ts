import { type ListCursor, reachOf, statePathOf, unknownRecord } from '#libs/application';
import { type Instant, streamOf } from '#libs/domain';
import type { AcceptedEvent, ReadModelReader, RecordReach } from '#libs/ports';
import { ProblemError } from '../problems/problem-error.js';

/** Events read at a time: nothing else of a stream is ever held for a slow reader. */
export const STREAM_PAGE_EVENTS = 100;

export interface SourceEntry {
  readonly event: AcceptedEvent;
  /** Goes on after this event. */
  readonly cursor: ListCursor;
}

export interface SourcePage {
  readonly entries: readonly SourceEntry[];
  readonly cursor: ListCursor | null;
  readonly caughtUp: boolean;
  /** Until when nothing older can still come after a page that is caught up; null where nothing says so. */
  readonly watermark: Instant | null;
  /** The end of what is held, where the page was asked for from beyond it: not folded yet, or of another record. */
  readonly heldTo?: ListCursor;
  /** The watermark alone may end it, of which no change tells. */
  readonly awaitsWatermark?: boolean;
  /** Nothing that is wanted can come after this page. */
  readonly isOver?: boolean;
}

/** A sequence of events that can be read from any place of it, and tells when to look again. */
export interface EventSource {
  /** Where to begin: after a cursor, or at the start or the end of what there is. */
  begin(after: ListCursor | null, from: string): Promise<ListCursor | null>;
  read(at: ListCursor | null): Promise<SourcePage>;
  onChange(listener: () => void): () => void;
  /** Whether it tells of changes now. */
  hearsChanges(): boolean;
  /** Where a reader finds the whole again. */
  readonly resync: string;
}

const cursorInvalid = (): ProblemError =>
  new ProblemError({
    problem: 'cursor-invalid',
    detail: 'This is no cursor of this stream; take it from an id of the same stream.',
  });

const versionOf = (cursor: ListCursor | null): number => {
  if (cursor === null) return 0;
  if (!('version' in cursor)) throw cursorInvalid();
  return cursor.version;
};

/** The events of one record by version: of a race by its id, of any other by the name of its stream. */
export function recordSource(readModel: ReadModelReader, record: string): EventSource {
  const reached = async (): Promise<RecordReach> => {
    const reach = await reachOf(readModel, record);
    if (reach === undefined) throw new ProblemError(unknownRecord(record));
    return reach;
  };
  return {
    resync: statePathOf(streamOf(record)),
    async begin(after, from) {
      const { head } = await reached();
      return { version: after === null && from === 'latest' ? head : versionOf(after) };
    },
    async read(at) {
      const version = versionOf(at);
      // Before the events: the watermark never promises one that is not among them [Q3].
      const { head, watermark } = await reached();
      const events = await readModel.events(record, version, STREAM_PAGE_EVENTS);
      const entries = events.map((event) => ({ event, cursor: { version: event.version } }));
      return {
        entries,
        cursor: entries.at(-1)?.cursor ?? { version },
        caughtUp: events.length < STREAM_PAGE_EVENTS,
        watermark,
        ...(version > head && { heldTo: { version: head } }),
      };
    },
    hearsChanges: () => readModel.hearsChanges(),
    onChange: (listener) =>
      readModel.onChange((changed) => {
        if (changed === record) listener();
      }),
  };
}

const logOf = (cursor: ListCursor | null): readonly number[] | null => {
  if (cursor === null) return null;
  if (!('log' in cursor)) throw cursorInvalid();
  return cursor.log;
};

/** The events of all records in the order of the log. */
export function allSource(readModel: ReadModelReader): EventSource {
  return {
    resync: '/v1/events',
    async begin(after, from) {
      logOf(after);
      if (after !== null || from !== 'latest') return after;
      return { log: await readModel.feedEnd() };
    },
    async read(at) {
      const { entries, cursor, heldTo, ...page } = await readModel.feed(
        logOf(at),
        STREAM_PAGE_EVENTS,
      );
      return {
        ...page,
        entries: entries.map((entry) => ({ event: entry.event, cursor: { log: entry.cursor } })),
        cursor: { log: cursor },
        ...(heldTo !== undefined && { heldTo: { log: heldTo } }),
      };
    },
    hearsChanges: () => readModel.hearsChanges(),
    onChange: (listener) => readModel.onChange(listener),
  };
}
