import { type ListCursor, toCloudEvent, writeCursor } from '#libs/application';
import type { StreamItem } from './follow.js';

type ItemOf<K extends StreamItem['kind']> = Extract<StreamItem, { kind: K }>;
type Frames = {
  readonly [K in StreamItem['kind']]: (item: ItemOf<K>, publicUrl: string) => string;
};

const idOf = (cursor: ListCursor | null): string => (cursor === null ? '' : writeCursor(cursor));
const idLine = (cursor: ListCursor | null): string =>
  cursor === null ? '' : `id: ${idOf(cursor)}\n`;

/** A named frame of Server-Sent Events; JSON holds no line breaks. */
export const frame = (event: string, data: object, cursor: ListCursor | null = null): string =>
  `${idLine(cursor)}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

const FRAME_OF: Frames = {
  event: ({ event, cursor }, publicUrl) =>
    frame(event.event.type, toCloudEvent(event, publicUrl), cursor),
  'caught-up': ({ cursor }) => frame('caught-up', { position: idOf(cursor) }, cursor),
  heartbeat: ({ cursor }) => `: hb position=${idOf(cursor)}\n\n`,
};

/** An item of a stream as it travels. */
export function frameOf<K extends StreamItem['kind']>(item: ItemOf<K>, publicUrl: string): string {
  const asFrame: (typeof FRAME_OF)[K] = FRAME_OF[item.kind];
  return asFrame(item, publicUrl);
}
