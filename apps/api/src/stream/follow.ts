import type { ListCursor } from '#libs/application';
import type { Instant } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { WakeCall } from './wake-call.js';
import type { EventSource, SourcePage } from './event-source.js';
import { readAgainMs } from './read-again.js';

export type StreamItem =
  | { readonly kind: 'event'; readonly event: AcceptedEvent; readonly cursor: ListCursor }
  /** The place asked for does not exist in this record, which goes on from where it ends. */
  | {
      readonly kind: 'gap';
      readonly requested: ListCursor | null;
      readonly available: ListCursor;
      readonly resync: string;
    }
  /** Everything up to here is history. */
  | ({ readonly kind: 'caught-up' } & Reach)
  | ({ readonly kind: 'heartbeat' } & Reach)
  /** Nothing more that was asked for can come. */
  | ({ readonly kind: 'end' } & Reach);

/** How far a stream is: everything recorded before the watermark has been told. */
interface Reach {
  readonly cursor: ListCursor | null;
  readonly watermark: Instant | null;
}

export type ItemOf<K extends StreamItem['kind']> = Extract<StreamItem, { kind: K }>;

export interface Following {
  readonly signal: AbortSignal;
  readonly heartbeatMs: number;
  /** When the reader came: what the log held then, and is still not there once this is past, is missing. */
  readonly askedAt: Instant;
}

/** The events after a place, then live ones, until the signal is aborted. Read only as fast as it is taken. */
export async function* follow(
  source: EventSource,
  from: ListCursor | null,
  following: Following,
): AsyncGenerator<StreamItem> {
  const { signal, heartbeatMs } = following;
  const wakeCall = new WakeCall();
  const marks = new Marks(heartbeatMs);
  const forget = source.onChange(wakeCall.ring);
  let at = from;
  try {
    while (!signal.aborted) {
      const page = yield* toTheEnd(source, at, { ...following, wakeCall });
      if (isAborted(signal)) return;
      yield* marks.after(page);
      if (page.isOver === true) return;
      at = page.cursor;
      const pause = readAgainMs(page, source.hearsChanges(), Math.random());
      await wakeCall.wait(Math.min(pause, marks.nextBeatMs), signal);
    }
  } finally {
    forget();
  }
}

/** Everything that there is; a ring from now on means that there is more. */
async function* toTheEnd(
  source: EventSource,
  from: ListCursor | null,
  { wakeCall, signal, askedAt }: Following & { readonly wakeCall: WakeCall },
): AsyncGenerator<StreamItem, SourcePage> {
  let at = from;
  for (;;) {
    wakeCall.reset();
    const page = await readOn(source, at, askedAt);
    yield* told(page, signal);
    at = page.cursor;
    if (isLast(page, signal)) return page;
  }
}

interface ReadPage extends SourcePage {
  readonly gap?: ItemOf<'gap'>;
}

/** A read model that is still behind holds less than the log: only past its watermark is a place missing. */
async function readOn(
  source: EventSource,
  at: ListCursor | null,
  askedAt: Instant,
): Promise<ReadPage> {
  const page = await source.read(at);
  const { heldTo, watermark } = page;
  if (heldTo === undefined || (watermark ?? -Infinity) <= askedAt) return page;
  const { resync } = source;
  const gap = { kind: 'gap', requested: at, available: heldTo, resync } as const;
  return { ...page, gap, cursor: heldTo, caughtUp: false };
}

const isAborted = (signal: AbortSignal): boolean => signal.aborted;

const isLast = ({ caughtUp, isOver }: SourcePage, signal: AbortSignal): boolean =>
  caughtUp || isOver === true || signal.aborted;

function* told({ gap, entries }: ReadPage, signal: AbortSignal): Generator<StreamItem> {
  if (gap !== undefined) yield gap;
  for (const entry of entries) {
    if (signal.aborted) return;
    yield { kind: 'event', ...entry };
  }
}

/** What is said of a stream between its events. */
class Marks {
  #isCaughtUp = false;
  #beatAt: number;

  constructor(private readonly heartbeatMs: number) {
    this.#beatAt = performance.now() + heartbeatMs;
  }

  /** Until a heartbeat is due. */
  get nextBeatMs(): number {
    return Math.max(0, this.#beatAt - performance.now());
  }

  *after(page: SourcePage): Generator<StreamItem> {
    const kind = this.#kindOf(page);
    if (kind === undefined) return;
    this.#isCaughtUp ||= kind === 'caught-up';
    this.#beatAt = performance.now() + this.heartbeatMs;
    yield { kind, cursor: page.cursor, watermark: page.watermark };
  }

  #kindOf(page: SourcePage): 'end' | 'caught-up' | 'heartbeat' | undefined {
    if (page.isOver === true) return 'end';
    return this.#isNewlyCaughtUp(page) ? 'caught-up' : this.#beat();
  }

  #isNewlyCaughtUp({ caughtUp, heldTo }: SourcePage): boolean {
    return !this.#isCaughtUp && caughtUp && heldTo === undefined;
  }

  #beat(): 'heartbeat' | undefined {
    return performance.now() < this.#beatAt ? undefined : 'heartbeat';
  }
}
