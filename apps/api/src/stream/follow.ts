import type { ListCursor } from '#libs/application';
import type { AcceptedEvent } from '#libs/ports';
import { Bell } from './bell.js';
import type { EventSource } from './event-source.js';

/** A change may be missed: the source is read again at this pace whatever was heard. */
const READ_AGAIN_EVERY_MS = 1_000;

export type StreamItem =
  | { readonly kind: 'event'; readonly event: AcceptedEvent; readonly cursor: ListCursor }
  /** Everything up to here is history. */
  | { readonly kind: 'caught-up'; readonly cursor: ListCursor | null }
  | { readonly kind: 'heartbeat'; readonly cursor: ListCursor | null };

/** The events after a place, then live ones, until the signal is aborted. Read only as fast as it is taken. */
export async function* follow(
  source: EventSource,
  from: ListCursor | null,
  { signal, heartbeatMs }: { readonly signal: AbortSignal; readonly heartbeatMs: number },
): AsyncGenerator<StreamItem> {
  const bell = new Bell();
  const forget = source.onChange(bell.ring);
  let at = from;
  let isLive = false;
  let beatAt = performance.now() + heartbeatMs;
  try {
    while (!signal.aborted) {
      bell.reset();
      const page = await source.read(at);
      for (const entry of page.entries) yield { kind: 'event', ...entry };
      at = page.cursor;
      if (!page.caughtUp) continue;
      if (!isLive) yield { kind: 'caught-up', cursor: at };
      isLive = true;
      await bell.wait(Math.min(READ_AGAIN_EVERY_MS, heartbeatMs), signal);
      if (performance.now() < beatAt) continue;
      yield { kind: 'heartbeat', cursor: at };
      beatAt = performance.now() + heartbeatMs;
    }
  } finally {
    forget();
  }
}
