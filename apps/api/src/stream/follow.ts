import type { ListCursor } from '#libs/application';
import type { Instant } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { Bell } from './bell.js';
import type { EventSource } from './event-source.js';

/** A change may be missed: the source is read again at this pace whatever was heard. */
const READ_AGAIN_EVERY_MS = 1_000;

export type StreamItem =
  | { readonly kind: 'event'; readonly event: AcceptedEvent; readonly cursor: ListCursor }
  /** Everything up to here is history. */
  | ({ readonly kind: 'caught-up' } & Reach)
  | ({ readonly kind: 'heartbeat' } & Reach);

/** How far a stream is: everything recorded before the watermark has been told. */
interface Reach {
  readonly cursor: ListCursor | null;
  readonly watermark: Instant | null;
}

interface Following {
  readonly signal: AbortSignal;
  readonly heartbeatMs: number;
}

/** The events after a place, then live ones, until the signal is aborted. Read only as fast as it is taken. */
export async function* follow(
  source: EventSource,
  from: ListCursor | null,
  following: Following,
): AsyncGenerator<StreamItem> {
  const bell = new Bell();
  const forget = source.onChange(bell.ring);
  try {
    const at = yield* toTheEnd(source, from, bell);
    yield { kind: 'caught-up', ...at };
    yield* live(source, at.cursor, { ...following, bell });
  } finally {
    forget();
  }
}

/** Everything that there is; a ring from now on means that there is more. */
async function* toTheEnd(
  source: EventSource,
  from: ListCursor | null,
  bell: Bell,
): AsyncGenerator<StreamItem, Reach> {
  let at = from;
  const watermark = await source.watermark();
  for (;;) {
    bell.reset();
    const page = await source.read(at);
    for (const entry of page.entries) yield { kind: 'event', ...entry };
    at = page.cursor;
    if (page.caughtUp) return { cursor: at, watermark };
  }
}

async function* live(
  source: EventSource,
  from: ListCursor | null,
  { bell, signal, heartbeatMs }: Following & { readonly bell: Bell },
): AsyncGenerator<StreamItem> {
  let at = from;
  let beatAt = performance.now() + heartbeatMs;
  while (!signal.aborted) {
    await bell.wait(Math.min(READ_AGAIN_EVERY_MS, heartbeatMs), signal);
    const reach = yield* toTheEnd(source, at, bell);
    at = reach.cursor;
    if (performance.now() < beatAt) continue;
    yield { kind: 'heartbeat', ...reach };
    beatAt = performance.now() + heartbeatMs;
  }
}
