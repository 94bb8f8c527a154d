import { hash } from 'node:crypto';

const STREAM_BYTES = 16;
const POSITION_BYTES = 6;
const COMMAND_BYTES = 16;
/** So much of the stream leads the key of a command, so that those of one stream lie together. */
const STREAM_PART_BYTES = 4;

/** So many streams' keys are remembered: more than are busy at once. */
const REMEMBERED_MAX = 10_000;
const remembered = new Map<string, Buffer>();

/** As long as the ids of events [F1], and as sure: names have any length and any characters. */
const digest = (parts: unknown): Buffer => hash('sha256', JSON.stringify(parts), 'buffer');

export function streamKey(stream: string): Buffer {
  const known = remembered.get(stream);
  if (known !== undefined) return known;
  const key = digest(stream).subarray(0, STREAM_BYTES);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(stream, key);
  return key;
}

export function commandKey(stream: string, cid: string): Buffer {
  const key = Buffer.allocUnsafe(STREAM_PART_BYTES + COMMAND_BYTES);
  streamKey(stream).copy(key, 0, 0, STREAM_PART_BYTES);
  digest([stream, cid]).copy(key, STREAM_PART_BYTES, 0, COMMAND_BYTES);
  return key;
}

/** In the order of the log within a stream. */
export function commitKey(stream: string, position: number): Buffer {
  const key = Buffer.allocUnsafe(STREAM_BYTES + POSITION_BYTES);
  streamKey(stream).copy(key);
  key.writeUIntBE(position, STREAM_BYTES, POSITION_BYTES);
  return key;
}

/** Behind every commit of a stream. */
export const commitsEnd = (stream: string): Buffer =>
  commitKey(stream, 2 ** (8 * POSITION_BYTES) - 1);
