import { type ListCursor, toCloudEvent, writeCursor } from '#libs/application';
import { formatInstant, type Instant } from '#libs/domain';
import type { StreamItem } from './follow.js';

/** One message of a stream, before it is written in the form that its reader takes. */
export interface Frame {
  /** Goes on after this message. */
  readonly id: string | null;
  readonly event: string;
  readonly data: object;
}

type ItemOf<K extends StreamItem['kind']> = Extract<StreamItem, { kind: K }>;
type Frames = {
  readonly [K in StreamItem['kind']]: (item: ItemOf<K>, publicUrl: string) => Frame;
};

const idOf = (cursor: ListCursor | null): string | null =>
  cursor === null ? null : writeCursor(cursor);

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
};

/** An item of a stream as a message. */
export function frameOf<K extends StreamItem['kind']>(item: ItemOf<K>, publicUrl: string): Frame {
  const asFrame: (typeof FRAME_OF)[K] = FRAME_OF[item.kind];
  return asFrame(item, publicUrl);
}
