import { type ListCursor, toCloudEvent, writeCursor } from '#libs/application';
import { formatInstant, type Instant } from '#libs/domain';
import type { ItemOf, StreamItem } from './follow.js';

/** One message of a stream, before it is written in the form that its reader takes. */
export interface Frame {
  /** Goes on after this message. */
  readonly id: string | null;
  readonly event: string;
  readonly data: object;
}

type Frames = {
  readonly [K in StreamItem['kind']]: (item: ItemOf<K>, publicUrl: string) => Frame;
};

const idOf = (cursor: ListCursor | null): string | null =>
  cursor === null ? null : writeCursor(cursor);

/** A place in a race is its version, which readers know; one in the log is what they were given as an id. */
const placeOf = (cursor: ListCursor | null): number | string | null =>
  cursor !== null && 'version' in cursor ? cursor.version : idOf(cursor);

const reach = (cursor: ListCursor | null, watermark: Instant | null): object => ({
  position: idOf(cursor),
  ...(watermark !== null && { watermark: formatInstant(watermark) }),
});

const FRAME_OF: Frames = {
  event: ({ event, cursor }, publicUrl) => ({
    id: idOf(cursor),
    event: event.event.type,
    data: toCloudEvent(event, publicUrl),
  }),
  'caught-up': ({ cursor, watermark }) => ({
    id: idOf(cursor),
    event: 'caught-up',
    data: reach(cursor, watermark),
  }),
  heartbeat: ({ cursor, watermark }) => ({
    id: idOf(cursor),
    event: 'heartbeat',
    data: reach(cursor, watermark),
  }),
  gap: ({ requested, available, resync }) => ({
    id: idOf(available),
    event: 'gap',
    data: { requested: placeOf(requested), available: placeOf(available), resync },
  }),
  end: ({ cursor, watermark }) => ({
    id: idOf(cursor),
    event: 'end',
    data: reach(cursor, watermark),
  }),
};

/** An item of a stream as a message. */
export function frameOf<K extends StreamItem['kind']>(item: ItemOf<K>, publicUrl: string): Frame {
  const asFrame: (typeof FRAME_OF)[K] = FRAME_OF[item.kind];
  return asFrame(item, publicUrl);
}
