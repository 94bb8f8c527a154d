import type { Frame } from './frames.js';

/** How a stream travels. */
export interface StreamForm {
  readonly contentType: string;
  /** Sent before anything else. */
  readonly opening: (retryMs: number) => string;
  readonly write: (frame: Frame) => string;
}

const idLine = ({ id }: Frame): string => (id === null ? '' : `id: ${id}\n`);

/** A comment, and the place of the stream alone: a browser takes the place over and tells its page nothing. */
const heartbeat = (frame: Frame): string =>
  `: hb ${Object.entries(frame.data)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ')}\n${idLine(frame)}\n`;

const SERVER_SENT_EVENTS: StreamForm = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: (retryMs) => `retry: ${retryMs}\n\n`,
  // JSON holds no line breaks.
  write: (frame) =>
    frame.event === 'heartbeat'
      ? heartbeat(frame)
      : `${idLine(frame)}event: ${frame.event}\ndata: ${JSON.stringify(frame.data)}\n\n`,
};

const LINES: StreamForm = {
  contentType: 'application/x-ndjson; charset=utf-8',
  opening: () => '',
  write: ({ id, event, data }) =>
    `${JSON.stringify({ ...(id !== null && { id }), event, data })}\n`,
};

/** Lines of JSON for whoever asks for them, Server-Sent Events for everybody else. */
export const streamFormOf = (accept = ''): StreamForm =>
  /\bapplication\/(x-)?ndjson\b/i.test(accept) ? LINES : SERVER_SENT_EVENTS;
