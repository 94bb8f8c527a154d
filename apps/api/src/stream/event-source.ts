import { type ListCursor, raceUnknown } from '#libs/application';
import type { Instant } from '#libs/domain';
import type { AcceptedEvent, ReadModelReader } from '#libs/ports';
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
}

/** Where a reader asked to go on lies beyond what this record holds: it was read from another one. */
export interface Gap {
  readonly requested: number;
  readonly available: number;
}

export interface Beginning {
  readonly at: ListCursor | null;
  readonly gap?: Gap;
}

/** A sequence of events that can be read from any place of it, and tells when to look again. */
export interface EventSource {
  /** Where to begin: after a cursor, or at the start or the end of what there is. */
  begin(after: ListCursor | null, from: string): Promise<Beginning>;
  read(at: ListCursor | null): Promise<SourcePage>;
  onChange(listener: () => void): () => void;
  /** Until when nothing older can still come; null where nothing says so. Asked before what it is said of is read. */
  watermark(): Promise<Instant | null>;
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

function beginIn(head: number, after: ListCursor | null, from: string): Beginning {
  const requested = after === null && from === 'latest' ? head : versionOf(after);
  if (requested <= head) return { at: { version: requested } };
  return { at: { version: head }, gap: { requested, available: head } };
}

/** The events of one race by version. */
export function raceSource(readModel: ReadModelReader, race: string): EventSource {
  return {
    resync: `/v1/races/${race}/state`,
    async begin(after, from) {
      const record = await readModel.race(race);
      if (record === undefined) throw new ProblemError(raceUnknown(race));
      return beginIn(record.head, after, from);
    },
    async read(at) {
      const version = versionOf(at);
      const events = await readModel.events(race, version, STREAM_PAGE_EVENTS);
      const entries = events.map((event) => ({ event, cursor: { version: event.version } }));
      const cursor = entries.at(-1)?.cursor ?? { version };
      return { entries, cursor, caughtUp: events.length < STREAM_PAGE_EVENTS };
    },
    watermark: async () => (await readModel.race(race))?.watermark ?? null,
    onChange: (listener) =>
      readModel.onChange((changed) => {
        if (changed === race) listener();
      }),
  };
}

const logOf = (cursor: ListCursor | null): readonly number[] | null => {
  if (cursor === null) return null;
  if (!('log' in cursor)) throw cursorInvalid();
  return cursor.log;
};

/** The events of all races in the order of the log. */
export function allSource(readModel: ReadModelReader): EventSource {
  return {
    resync: '/v1/events',
    async begin(after, from) {
      logOf(after);
      if (after !== null || from !== 'latest') return { at: after };
      return { at: { log: await readModel.feedEnd() } };
    },
    watermark: () => Promise.resolve(null),
    async read(at) {
      const page = await readModel.feed(logOf(at), STREAM_PAGE_EVENTS);
      return {
        entries: page.entries.map(({ event, cursor }) => ({ event, cursor: { log: cursor } })),
        cursor: { log: page.cursor },
        caughtUp: page.caughtUp,
      };
    },
    onChange: (listener) => readModel.onChange(listener),
  };
}
